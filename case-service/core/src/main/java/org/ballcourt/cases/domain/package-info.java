/** The rules: pure functions from a command and a state to events; knows nobody but the vocabulary of the contracts. */
package org.ballcourt.cases.domain;
