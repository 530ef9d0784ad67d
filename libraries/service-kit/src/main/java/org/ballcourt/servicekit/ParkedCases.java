package org.ballcourt.servicekit;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What every service has for supervisors: what its views have parked and what nobody could handle, to see and to free, how all processes do, under which keys its keys lie, and the audit. */
@Configuration(proxyBeanMethods = false)
@Import({
    ParkedAudit.class,
    ParkedController.class,
    LaidAsideController.class,
    KeysController.class,
    KeyGauges.class,
    AuditConfiguration.class,
    ProcessesConfiguration.class
})
public class ParkedCases {}
