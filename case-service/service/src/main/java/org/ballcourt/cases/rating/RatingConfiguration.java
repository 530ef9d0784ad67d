package org.ballcourt.cases.rating;

import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import org.ballcourt.cases.command.OrderSource;
import org.ballcourt.cases.standing.Standings;
import org.ballcourt.cases.store.OrderLines;
import org.ballcourt.cases.store.TextEncryption;
import org.ballcourt.cases.view.CaseSource;
import org.ballcourt.servicekit.Independence;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Ratings of goods. */
@Configuration(proxyBeanMethods = false)
class RatingConfiguration {
    @Bean
    Ratings caseRatings(
            @Qualifier("cases") MongoDatabase database,
            OrderSource orders,
            OrderLines lines,
            Standings standings,
            CaseSource cases,
            TextEncryption keys,
            InstantSource time,
            Independence independence) {
        MongoRatings kept = new MongoRatings(database.getCollection("ratings"));
        return new Ratings(kept, orders, line -> lines.others(line, ""), standings, cases, keys, time, independence);
    }
}
