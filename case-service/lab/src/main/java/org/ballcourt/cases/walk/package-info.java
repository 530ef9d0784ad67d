/** Walks through every state that a case can reach under a policy and proves that none of them is a dead end. */
package org.ballcourt.cases.walk;
