package org.ballcourt.torture.clock;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.time.Clock;
import java.util.Date;
import java.util.Map;

/**
 * Puts the wall clock of its process wrong, for all code alike: whatever asks the JVM for the time gets {@link WrongTime} on top. The
 * monotonic clock stays as it is, as it does when somebody sets the clock of a machine.
 */
public final class ClockAgent implements ClassFileTransformer {
    private static final ClassDesc WRONG_TIME = ClassDesc.of("org.ballcourt.torture.clock.WrongTime");
    private static final MethodTypeDesc TO_LONG = MethodTypeDesc.ofDescriptor("()J");
    /** What the JVM's own time comes from, and the method that tells how much it is wrong in the same unit. */
    private static final Map<String, String> SOURCES =
            Map.of("currentTimeMillis", "millis", "getNanoTimeAdjustment", "nanos");

    private ClockAgent() {}

    /** @param file holds the milliseconds by which the clock is wrong */
    public static void premain(String file, Instrumentation jvm) throws UnmodifiableClassException {
        WrongTime.follow(Path.of(file));
        jvm.addTransformer(new ClockAgent(), true);
        jvm.retransformClasses(Clock.class, Date.class);
    }

    /** Null leaves a class as it is. */
    @Override
    public byte[] transform(
            ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] bytes) {
        if (name == null || name.startsWith("org/ballcourt/torture/clock/") || !mentionsTime(bytes)) {
            return null;
        }
        ClassHierarchyResolver known = loader == null
                ? ClassHierarchyResolver.defaultResolver()
                : ClassHierarchyResolver.ofResourceParsing(loader);
        ClassFile files = ClassFile.of(ClassHierarchyResolverOption.of(
                known.orElse(ClassHierarchyResolver.defaultResolver()).cached()));
        return files.transformClass(
                files.parse(bytes),
                ClassTransform.transformingMethodBodies(ClockAgent::asksForTime, ClockAgent::addWrongTime));
    }

    /** Most classes have nothing to do with time, and are not taken apart. */
    private static boolean mentionsTime(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return SOURCES.keySet().stream().anyMatch(text::contains);
    }

    private static boolean asksForTime(MethodModel method) {
        return method.code()
                .map(code -> code.elementStream().anyMatch(ClockAgent::asksForTime))
                .orElse(false);
    }

    private static boolean asksForTime(CodeElement element) {
        return element instanceof InvokeInstruction call
                && SOURCES.containsKey(call.name().stringValue())
                && (call.owner().asInternalName().equals("java/lang/System")
                        || call.owner().asInternalName().equals("jdk/internal/misc/VM"));
    }

    private static void addWrongTime(CodeBuilder code, CodeElement element) {
        code.with(element);
        if (asksForTime(element) && element instanceof InvokeInstruction call) {
            code.invokestatic(WRONG_TIME, SOURCES.get(call.name().stringValue()), TO_LONG)
                    .ladd();
        }
    }
}
