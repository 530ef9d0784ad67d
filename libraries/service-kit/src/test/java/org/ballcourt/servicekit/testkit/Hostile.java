package org.ballcourt.servicekit.testkit;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What callers send by mistake or on purpose; in strings a character is a byte. */
final class Hostile {
    private static final List<String> PARAMETERS = List.of(
            "after",
            "before",
            "cursor",
            "dueBefore",
            "file",
            "from",
            "holder",
            "kind",
            "limit",
            "market",
            "n",
            "seller",
            "since",
            "sort",
            "stage",
            "subject",
            "text",
            "to",
            "unread",
            "until");

    /** As parameters and, in JSON, as fields. */
    private static final List<String> VALUES = List.of(
            "+999999999-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00Z",
            "+1000000000-12-31T23:59:59.999999999Z",
            "0000-00-00T00:00:00Z",
            "+999999999-12-31",
            "PT2562047788015215H30M8S",
            "P106751991167300DT24H",
            "99999999999999999999999999",
            "-9223372036854775808",
            "1e400",
            "NaN",
            "_-_-");

    private Hostile() {}

    /** In place of what a path names. */
    static Stream<String> steps() {
        return Stream.of(
                "%",
                "%zz",
                "100%",
                "%00",
                "%C0%AF",
                "%ED%A0%BD",
                "%FF",
                "..%2f..",
                "%2e%2e",
                "a%5Cb",
                "%0d%0a",
                ";x=y",
                "a%3Bb",
                "%25",
                "%F0%9F%98%80",
                "%E2%80%AE",
                "%20",
                "a%09b",
                "[x]",
                "\"<>",
                "\u00e9\u0080",
                "x".repeat(5000),
                "\0");
    }

    /** @param read the parameters that get every value; of the others each gets one, for who reads them unsaid */
    static Stream<String> queries(Set<String> read) {
        Stream<String> encodings = Stream.of(
                "%",
                "%zz",
                "text=100%",
                "%C0%AF=1",
                "text=%ED%A0%BD",
                "text=%FF",
                "=",
                "&&=&",
                "a[b]=c",
                "text=\u0080\u00ff",
                "text=%00",
                "limit=1&limit=2",
                "text=" + "x".repeat(5000),
                IntStream.range(0, 900)
                        .mapToObj(i -> "p" + i)
                        .reduce((a, b) -> a + "&" + b)
                        .orElseThrow());
        List<String> values = Stream.concat(
                        VALUES.stream(), Stream.of("%00", "%F0%9F%98%80", "%D9%A3", "x".repeat(2000)))
                .toList();
        Stream<String> pairs = Stream.concat(PARAMETERS.stream(), read.stream())
                .distinct()
                .flatMap(name -> values.stream()
                        .filter(value -> read.contains(name) || values.indexOf(value) == name.length() % values.size())
                        .map(value -> name + "=" + value.replace("+", "%2B")));
        return Stream.concat(encodings, pairs);
    }

    static Stream<String[]> headers() {
        List<String> values = List.of(
                "",
                "\u0080\u00ff",
                "x".repeat(3000),
                "\"",
                "W/\"",
                "*, \"",
                "\u00e5\u009b\u009e",
                ";;q=",
                "\u0001",
                "\0");
        Stream<String> names = Stream.of(
                "Accept-Language",
                "Idempotency-Key",
                "If-Match",
                "If-None-Match",
                "If-Modified-Since",
                "Range",
                "Last-Event-ID",
                "Accept",
                "Content-Type",
                "User-Agent",
                "X-Forwarded-For",
                "Origin",
                "Cookie",
                "Expect");
        Stream<String[]> crossed = names.flatMap(name -> values.stream().map(value -> new String[] {name, value}));
        return Stream.concat(
                crossed,
                Stream.of(
                        new String[] {"Authorization", "Bearer \u0080"},
                        new String[] {"Content-Encoding", "gzip"},
                        new String[] {"Accept-Encoding", "gzip;q=" + "0".repeat(2000)},
                        new String[] {"Transfer-Encoding", "banana"},
                        new String[] {"Content-Length", "-1"},
                        new String[] {"Content-Length", "99999999999999999999"},
                        new String[] {"Last-Event-ID", "99999999999999999999"},
                        new String[] {"Range", "bytes=9-1,-,0-99999999999999999999"},
                        new String[] {"If-Modified-Since", "Thu, 99 Foo 999999999 99:99:99 GMT"},
                        new String[] {"Accept-Language", "zh-" + "a-".repeat(2000)}));
    }

    static Stream<String> contentTypes() {
        return Stream.of(
                "application/json",
                "application/json;charset=none",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "multipart/form-data; boundary=b",
                "application/yaml",
                "///");
    }

    static Stream<byte[]> bodies() {
        Stream<String> texts = Stream.of(
                "",
                "{",
                "[]",
                "null",
                "\"\"",
                "[".repeat(50_000),
                "{\"a\":".repeat(50_000),
                "{\"a\":1e400}",
                "{\"version\":" + "9".repeat(5000) + "}",
                "{\"text\":\"\\u0000\"}",
                "{\"text\":\"\\ud83d\"}",
                "{\"text\":\"\u00c0\u00af\"}",
                "{\"text\":\"\u00ed\u00a0\u00bd\"}",
                "\u00ff\u00fe{\0}\0",
                "a=%",
                "a=%zz&b=%C0%AF",
                "--b\r\n",
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\0b\"\r\n\r\nx\r\n--b--\r\n",
                "--b\r\n" + "X: y\r\n".repeat(3000) + "\r\nx\r\n--b--\r\n",
                "--b\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n\0\r\n--b--\r\n",
                "a: &a [*a, *a]",
                "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: &d [*c,*c]\ne: [*d,*d,*d,*d]",
                "{" + "\"a\":1,".repeat(20_000) + "\"a\":1}",
                "{\"a\":\"" + "\\u0301".repeat(9_000) + "\"}",
                "!!java.util.Date 1",
                "? [a]\n: b",
                "version: !!float .nan",
                "{\"text\":\"" + "x".repeat(300_000) + "\"}");
        Stream<String> fields = VALUES.stream()
                .flatMap(value -> Stream.of("set", "advance", "mood", "email", "from", "id")
                        .map(name -> "{\"" + name + "\":\"" + value + "\"}"));
        return Stream.concat(
                Stream.concat(texts, fields).map(text -> text.getBytes(StandardCharsets.ISO_8859_1)),
                Stream.of(
                        "{\"text\":\"\u6d4b\u8bd5\"}".getBytes(Charset.forName("GB18030")),
                        "{\"text\":\"x\"}".getBytes(StandardCharsets.UTF_16)));
    }
}
