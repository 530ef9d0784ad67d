package org.ballcourt.cases.view;

import com.mongodb.client.model.Filters;
import java.util.List;
import org.ballcourt.contracts.Actor;
import org.bson.conversions.Bson;

/** Lines of the queue that exist for somebody; the same for all who may see the same. */
sealed interface Whose {
    Bson filter();

    /** Together all that exists for this actor, no line twice. */
    static List<Whose> of(Actor actor) {
        return switch (actor.role()) {
            case BUYER, SELLER -> List.of(new Named(actor.toString()));
            case AGENT, SENIOR, REVIEWER -> List.of(new Desk(), new BesideTheDesk(actor.toString()));
            case SUPERVISOR, SYSTEM -> List.of(new Everything());
            case CARRIER, SERVICE_PROVIDER, LAB -> List.of(new Asked(actor.toString()));
            case COURT, REGULATOR -> List.of();
        };
    }

    /** The same as one filter, which needs no merging. */
    static Bson everythingOf(Actor actor) {
        List<Whose> parts = of(actor);
        return switch (parts.size()) {
            case 0 -> Filters.eq("_id", "");
            case 1 -> parts.getFirst().filter();
            default -> Filters.in("readers", QueueFold.DESK, actor.toString());
        };
    }

    record Everything() implements Whose {
        @Override
        public Bson filter() {
            return Filters.gt("_id", "");
        }
    }

    /** What the whole platform may see. */
    record Desk() implements Whose {
        @Override
        public Bson filter() {
            return Filters.eq("readers", QueueFold.DESK);
        }
    }

    /** Of somebody at the desk, what the others may not see. */
    record BesideTheDesk(String actor) implements Whose {
        @Override
        public Bson filter() {
            return Filters.and(Filters.eq("readers", actor), Filters.ne("readers", QueueFold.DESK));
        }
    }

    record Named(String actor) implements Whose {
        @Override
        public Bson filter() {
            return Filters.eq("readers", actor);
        }
    }

    /** Of a third party: where it was asked for something, or named. */
    record Asked(String actor) implements Whose {
        @Override
        public Bson filter() {
            return Filters.or(Filters.eq("outside", actor), Filters.eq("readers", actor));
        }
    }
}
