package org.ballcourt.standalone;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param data null for a temporary folder
 * @param market null for the usual one
 * @param port 0 for any free one
 * @param kafka null for the embedded broker
 * @param mongo null for the embedded store
 * @param kafkaPort null for the usual one or any free one
 * @param storePort null for the usual one or any free one
 * @param readyFile null for none
 * @param attached stop when standard input ends: whoever started us is gone
 * @param rehearse stop as soon as everything is up: a run that only teaches the JVM which classes it will need
 */
record Options(
        Path data,
        String market,
        boolean empty,
        int port,
        String kafka,
        String mongo,
        Integer kafkaPort,
        Integer storePort,
        Path readyFile,
        boolean attached,
        boolean rehearse) {

    /** The test endpoints open only where everything is ours, so that nobody finds them in front of real data. */
    boolean testMode() {
        return kafka == null && mongo == null;
    }

    static Options of(List<String> words) {
        if (words.isEmpty() || !words.getFirst().equals("up")) {
            throw new StartRefused("the only command is 'up'; see ./ballcourt help", "只有 up 命令，请看 ./ballcourt help");
        }
        Path data = null;
        String market = null;
        boolean empty = false;
        int port = 8080;
        String kafka = null;
        String mongo = null;
        Integer kafkaPort = null;
        Integer storePort = null;
        Path readyFile = null;
        boolean attached = false;
        boolean rehearse = false;
        Iterator<String> rest = words.subList(1, words.size()).iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--data" -> data = Path.of(value(option, rest));
                case "--market" -> market = value(option, rest);
                case "--empty" -> empty = true;
                case "--port" -> port = port(option, rest);
                case "--kafka" -> kafka = value(option, rest);
                case "--mongo" -> mongo = mongo(value(option, rest));
                case "--kafka-port" -> kafkaPort = port(option, rest);
                case "--store-port" -> storePort = port(option, rest);
                case "--ready-file" -> readyFile = Path.of(value(option, rest));
                case "--attached" -> attached = true;
                case "--rehearse" -> rehearse = true;
                default ->
                    throw new StartRefused(
                            "there is no option '" + option + "'; see ./ballcourt help",
                            "没有选项 " + option + "，请看 ./ballcourt help");
            }
        }
        return new Options(
                data, market, empty, port, kafka, mongo, kafkaPort, storePort, readyFile, attached, rehearse);
    }

    private static String value(String option, Iterator<String> rest) {
        String value = rest.hasNext() ? rest.next() : "--";
        if (value.startsWith("--")) {
            throw new StartRefused(
                    option + " needs a value; see ./ballcourt help", option + " 缺少参数，请看 ./ballcourt help");
        }
        return value;
    }

    private static int port(String option, Iterator<String> rest) {
        String text = value(option, rest);
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65535) {
            throw new StartRefused(
                    option + " needs a port from 0 to 65535, not '" + text + "'",
                    option + " 需要 0 到 65535 的端口号，而不是 " + text);
        }
        return Integer.parseInt(text);
    }

    private static String mongo(String uri) {
        if (!uri.startsWith("mongodb://") && !uri.startsWith("mongodb+srv://")) {
            throw new StartRefused(
                    "--mongo needs a URI such as mongodb://localhost:27017, not '" + uri + "'",
                    "--mongo 需要 mongodb://主机:端口 形式的地址，而不是 " + uri);
        }
        return uri;
    }
}
