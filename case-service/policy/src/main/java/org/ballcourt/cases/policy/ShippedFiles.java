package org.ballcourt.cases.policy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The files of rules that come with the product. */
final class ShippedFiles {
    private ShippedFiles() {}

    /** All of a folder of the class path, by name. */
    static List<PolicySource> in(String folder) throws IOException {
        List<PolicySource> sources = new ArrayList<>();
        for (Resource file :
                new PathMatchingResourcePatternResolver().getResources("classpath*:" + folder + "/*.yaml")) {
            sources.add(new PolicySource(file.getFilename(), file.getContentAsString(StandardCharsets.UTF_8), false));
        }
        sources.sort(Comparator.comparing(PolicySource::file));
        return sources;
    }
}
