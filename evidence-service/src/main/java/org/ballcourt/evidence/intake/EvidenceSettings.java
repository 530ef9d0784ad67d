package org.ballcourt.evidence.intake;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an operator may set.
 *
 * @param directory where originals lie; every instance must see the same folder
 * @param maxSize the largest original
 * @param patience how long an upload waits for the case core
 * @param caseLag how long an upload for a case waits until the events of that case have come here
 * @param republishEvery how often unanswered originals are published again
 * @param orphansAfter how old a file without a record must be before it is swept
 * @param looseFiles so many files one person may upload within 24 hours without a case, and for each that it names; 0 for no limit
 * @param looseSize so many bytes in them
 */
@ConfigurationProperties("ballcourt.evidence")
public record EvidenceSettings(
        @DefaultValue("data/evidence") Path directory,
        @DefaultValue("20MB") DataSize maxSize,
        @DefaultValue("10s") Duration patience,
        @DefaultValue("2s") Duration caseLag,
        @DefaultValue("15s") Duration republishEvery,
        @DefaultValue("24h") Duration orphansAfter,
        @DefaultValue("200") int looseFiles,
        @DefaultValue("1GB") DataSize looseSize) {}
