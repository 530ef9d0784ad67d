package org.ballcourt.servicekit;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Lets supervisors see and free what the views of this service have parked and what nobody could handle. */
@Configuration(proxyBeanMethods = false)
@Import({ParkedAudit.class, ParkedController.class, LaidAsideController.class})
public class ParkedCases {}
