package org.ballcourt.escalation;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may set.
 *
 * @param outageThreshold a silence longer than this is an outage whose time is given back; the case core gives none back below 15 min
 * @param reminderShares the policy's {@code pace.remindAtPercent}, to name a reminder by its share
 */
@ConfigurationProperties("ballcourt.escalation")
record EscalationSettings(
        @DefaultValue("PT15M") Duration outageThreshold,
        @DefaultValue({"50", "80"}) List<Integer> reminderShares) {}
