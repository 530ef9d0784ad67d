package org.ballcourt.standalone;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** What {@code ./ballcourt parked} says to an operator. */
final class ParkedWords {
    private ParkedWords() {}

    /** The exit code and what was printed. */
    static String run(ProductUnderTest product, String... words) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> line = Stream.concat(Stream.of(words), Stream.of("--product", product.base()))
                .toList();
        int code = ParkedCommand.run(line, new PrintStream(out, true, StandardCharsets.UTF_8), System.err);
        return code + out.toString(StandardCharsets.UTF_8);
    }
}
