package org.ballcourt.cases.suggestion;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.InstantSource;
import org.ballcourt.cases.domain.CaseDecider;
import org.ballcourt.cases.domain.Policies;
import org.ballcourt.cases.standing.Standings;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.servicekit.workers.Worker;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Suggestions by rules; by a language model too where {@code ballcourt.suggestions.model-url} names one. */
@Configuration(proxyBeanMethods = false)
class SuggestionConfiguration {
    @Bean
    SuggestionRepository caseSuggestionRepository(@Qualifier("cases") MongoDatabase database) {
        return new MongoSuggestions(database.getCollection("suggestions"));
    }

    @Bean
    Suggestions caseSuggestions(
            CaseDecider decider,
            Standings standings,
            SuggestionRepository kept,
            @Value("${ballcourt.suggestions.model-url:}") String modelUrl,
            InstantSource time,
            MeterRegistry meters) {
        LanguageModel model = modelUrl.isBlank() ? LanguageModel.NONE : new HttpLanguageModel(URI.create(modelUrl));
        return new Suggestions(decider, standings, kept, model, time, meters);
    }

    @Bean
    FilingGuides caseFilingGuides(Policies policies, Standings standings, InstantSource time) {
        return new FilingGuides(policies, standings, time);
    }

    @Bean
    SuggestionFigures caseSuggestionFigures(SuggestionRepository kept, Standings standings) {
        return new SuggestionFigures(kept, standings);
    }

    @Bean(destroyMethod = "close")
    Worker caseSuggestionCounting(
            BackgroundWorkers workers,
            SuggestionFigures figures,
            Policies policies,
            InstantSource time,
            MeterRegistry meters) {
        SuggestionGauges gauges = new SuggestionGauges(figures, policies, time, meters);
        return workers.every(SuggestionGauges.PACE, "case-suggestion-gauges", gauges::pass)
                .start();
    }
}
