package org.ballcourt.cases.standing;

import java.util.List;
import org.ballcourt.contracts.Actor;

/**
 * Those of the platform who did something in a time, or were named for a duty.
 *
 * @param incomplete more changed in that time than is read at once
 * @param people in the order of their names
 */
public record DeskPeople(boolean incomplete, List<Actor> people) {}
