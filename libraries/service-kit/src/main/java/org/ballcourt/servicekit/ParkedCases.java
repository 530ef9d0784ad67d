package org.ballcourt.servicekit;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Lets supervisors see and free what the views of this service have parked. */
@Configuration(proxyBeanMethods = false)
@Import(ParkedController.class)
public class ParkedCases {}
