package org.ballcourt.cases.web.canary;

import org.springframework.web.bind.annotation.RestController;

/** Answers HTTP under a name that nobody looks for. */
@RestController
public final class Door {}
