package org.ballcourt.contracts;

/** How much a duty tells its holder to pay, and to whom: to the buyer, or to the platform that has paid the buyer before. */
public record DuePayment(Account to, Money amount) {}
