package org.ballcourt.scenarios.canary;

import org.ballcourt.contracts.Money;

/** Breaks the rule that stories know the product from outside alone. */
record KnowingStory(Money price) {}
