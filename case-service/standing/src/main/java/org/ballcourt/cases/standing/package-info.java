/** What cases add up to: the standing of sellers, buyers and agents, the desks' figures, and whether equal cases end equally. */
package org.ballcourt.cases.standing;
