/** What notices take from the rules of a case: in which zone its market tells times, and what its clauses say. */
package org.ballcourt.notifications.policies;
