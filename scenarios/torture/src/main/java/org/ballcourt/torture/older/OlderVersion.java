package org.ballcourt.torture.older;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes an event and a command out of the tables of names of its process, so that it is as a release from before they were there: it reads
 * and writes no such event, and takes no such command.
 */
public final class OlderVersion implements ClassFileTransformer {
    private static final ClassDesc HERE = OlderVersion.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc OF_MAP = MethodTypeDesc.ofDescriptor("(Ljava/util/Map;)Ljava/util/Map;");
    private static final MethodTypeDesc OF_CLASSES =
            MethodTypeDesc.ofDescriptor("([Ljava/lang/Class;)[Ljava/lang/Class;");
    private static final List<String> TABLES =
            List.of("org/ballcourt/contracts/EventNames", "org/ballcourt/contracts/CommandNames");

    private static volatile List<String> unknown = List.of();

    private OlderVersion() {}

    /** @param names stored names of events and names of commands, with commas between */
    public static void premain(String names, Instrumentation jvm) {
        unknown = List.of(names.split(","));
        jvm.addTransformer(new OlderVersion());
    }

    /** Null leaves a class as it is. */
    @Override
    public byte[] transform(
            ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] bytes) {
        if (!TABLES.contains(name)) {
            return null;
        }
        ClassFile files = ClassFile.of();
        return files.transformClass(
                files.parse(bytes),
                ClassTransform.transformingMethodBodies(
                        method -> method.methodName().equalsString("<clinit>"), OlderVersion::forget));
    }

    private static void forget(CodeBuilder code, CodeElement element) {
        code.with(element);
        if (element instanceof InvokeInstruction call) {
            switch (call.name().stringValue()) {
                case "ofEntries" -> code.invokestatic(HERE, "known", OF_MAP);
                case "getPermittedSubclasses" -> code.invokestatic(HERE, "known", OF_CLASSES);
                default -> {}
            }
        }
    }

    /** What such a version knows of a table of events. */
    public static Map<String, ?> known(Map<String, ?> events) {
        Map<String, Object> older = new LinkedHashMap<>(events);
        older.keySet().removeAll(unknown);
        return older;
    }

    /** What such a version knows of the commands. */
    public static Class<?>[] known(Class<?>[] commands) {
        return Arrays.stream(commands)
                .filter(command -> !unknown.contains(command.getSimpleName()))
                .toArray(Class<?>[]::new);
    }
}
