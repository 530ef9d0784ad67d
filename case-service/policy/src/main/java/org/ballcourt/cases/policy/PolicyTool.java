package org.ballcourt.cases.policy;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Messages;
import org.ballcourt.messages.cli.CommandLine;
import org.ballcourt.messages.cli.CommandRefused;

/** {@code ./ballcourt policy}: checks drafts and compares versions, without a running product. */
public final class PolicyTool {
    private static final int FINE = 0;
    private static final int WRONG = 1;
    private static final int UNREADABLE = 2;

    private final PrintStream out;
    private final InstantSource time;
    private final List<PolicySource> shipped;
    private final List<PolicySource> shippedCalendars;
    private final PolicyVerifier verifier;

    public PolicyTool(PrintStream out, InstantSource time, PolicyVerifier verifier) throws IOException {
        this.out = out;
        this.time = time;
        this.verifier = verifier;
        this.shipped = ShippedFiles.in("policies");
        this.shippedCalendars = ShippedFiles.in("calendars");
    }

    /** Does what the words say and answers the exit status: 0 fine, 1 something is wrong in a file, 2 a file or the words cannot be understood. */
    public int run(List<String> words) {
        List<String> files;
        try {
            files = new ArrayList<>(CommandLine.of(words, Set.of(), Set.of()).words());
        } catch (CommandRefused refused) {
            refused.print(out);
            return UNREADABLE;
        }
        String verb = files.isEmpty() ? "" : files.removeFirst();
        if (verb.equals("check") && !files.isEmpty()) {
            return check(files);
        }
        if (verb.equals("diff") && files.size() == 2) {
            return diff(files.getFirst(), files.getLast());
        }
        say(Message.of("policy.tool.usage"));
        return UNREADABLE;
    }

    private int check(List<String> names) {
        List<PolicySource> drafts = new ArrayList<>();
        List<PolicySource> calendars = new ArrayList<>(shippedCalendars);
        for (String name : names) {
            Optional<PolicySource> source = source(name);
            if (source.isEmpty()) {
                return UNREADABLE;
            }
            boolean calendar = new YamlFile(name, source.get().text()).json().has("year");
            (calendar ? calendars : drafts).add(source.get());
        }
        Set<String> own = drafts.stream().map(PolicyTool::version).collect(Collectors.toSet());
        List<PolicySource> all = new ArrayList<>(drafts);
        shipped.stream().filter(source -> !own.contains(version(source))).forEach(all::add);
        CheckedFiles files = new CheckedFiles(all, calendars);
        List<YamlFile> checked = files.policies().subList(0, drafts.size());
        checked.forEach(file -> checkDraft(file, files));
        files.warnings().forEach(warning -> print("policy.tool.warning", warning));
        List<PolicyFault> faults = files.faults();
        if (faults.isEmpty()) {
            faults = walked(drafts, files.read());
        }
        if (!faults.isEmpty()) {
            new PolicyFilesRefused(faults).faults().forEach(fault -> print("policy.tool.fault", fault));
            return WRONG;
        }
        checked.forEach(file -> fine(file, files));
        return FINE;
    }

    /** What no line of a file shows by itself: whether a case under these rules could stay open for ever. */
    private List<PolicyFault> walked(List<PolicySource> drafts, Map<String, Policy> policies) {
        List<PolicyFault> faults = new ArrayList<>();
        for (PolicySource draft : drafts) {
            if (!PolicyProofs.isProven(draft)) {
                say(Message.of("policy.tool.walking").with("file", draft.file()));
                faults.addAll(PolicyProofs.faults(policies.get(version(draft)), draft, verifier));
            }
        }
        return faults;
    }

    /** A shipped version may be checked again; any other one is new, and must not begin in the past. */
    private void checkDraft(YamlFile file, CheckedFiles files) {
        Optional<PolicySource> same = shipped.stream()
                .filter(source -> version(source).equals(file.text("version")))
                .findFirst();
        if (same.isPresent()) {
            boolean changed = !PolicyDiff.between(new YamlFile("", same.get().text()).json(), file.json())
                    .isEmpty();
            if (changed) {
                file.fault("version", Message.of("policy.shipped-otherwise"));
            }
        } else {
            new PolicyCheck(file, files.calendars())
                    .mustNotLieBefore(LocalDate.ofInstant(time.instant(), zone(file, files)));
        }
    }

    private static ZoneId zone(YamlFile file, CheckedFiles files) {
        String calendar = file.text("calendar");
        boolean known = calendar != null
                && files.calendars().knows(calendar)
                && files.calendars().faults().isEmpty();
        return known ? files.calendars().calendar(calendar).zone() : ZoneOffset.UTC;
    }

    private void fine(YamlFile draft, CheckedFiles files) {
        say(Message.of("policy.tool.fine").with("file", draft.name()));
        Optional<YamlFile> before = files.policies().stream()
                .filter(file -> file != draft && draft.text("market").equals(file.text("market")))
                .filter(file -> file.text("effectiveFrom").compareTo(draft.text("effectiveFrom")) < 0)
                .max(Comparator.comparing(file -> file.text("effectiveFrom")));
        if (before.isPresent()) {
            say(Message.of("policy.tool.compared").with("version", before.get().text("version")));
            tell(before.get(), draft);
        } else {
            say(Message.of("policy.tool.no-earlier").with("market", draft.text("market")));
        }
    }

    private int diff(String from, String to) {
        Optional<PolicySource> before = source(from);
        Optional<PolicySource> after = source(to);
        if (before.isEmpty() || after.isEmpty()) {
            return UNREADABLE;
        }
        YamlFile old = new YamlFile(from, before.get().text());
        YamlFile young = new YamlFile(to, after.get().text());
        List<PolicyFault> faults = new ArrayList<>(old.faults());
        faults.addAll(young.faults());
        faults.forEach(fault -> print("policy.tool.fault", fault));
        if (!faults.isEmpty()) {
            return UNREADABLE;
        }
        tell(old, young);
        return FINE;
    }

    private void tell(YamlFile from, YamlFile to) {
        List<ToldChange> changes = ChangeTeller.between(from.json(), to.json());
        ToldChange.Subject last = null;
        for (ToldChange change : changes) {
            if (change.subject() != last) {
                last = change.subject();
                say("  ", last.title());
            }
            say("    ", change.message());
        }
        if (changes.isEmpty()) {
            say("  ", Message.of("policy.tool.nothing-changes"));
        }
    }

    /** A file, or a shipped version by its id. */
    private Optional<PolicySource> source(String name) {
        Optional<PolicySource> known =
                shipped.stream().filter(source -> version(source).equals(name)).findFirst();
        if (known.isPresent() && !Files.exists(Path.of(name))) {
            return known;
        }
        try {
            return Optional.of(new PolicySource(name, Files.readString(Path.of(name)), true));
        } catch (MalformedInputException e) {
            say(Message.of("policy.tool.no-utf8").with("file", name));
        } catch (IOException e) {
            say(Message.of("policy.tool.unreadable").with("file", name));
        }
        return Optional.empty();
    }

    private static String version(PolicySource source) {
        return String.valueOf(new YamlFile(source.file(), source.text()).text("version"));
    }

    private void print(String key, PolicyFault fault) {
        Message message = Message.of(key)
                .with("field", fault.field().isEmpty() ? "" : fault.field() + " ")
                .with("what", fault.message());
        say(fault.file() + ":" + fault.line() + ": ", message);
    }

    private void say(Message message) {
        say("", message);
    }

    private void say(String before, Message message) {
        out.println(before + Messages.inAll(message));
    }
}
