package org.ballcourt.cases.endpoint;

import java.time.InstantSource;
import org.ballcourt.cases.command.CaseCommands;
import org.ballcourt.cases.view.CaseSource;
import org.ballcourt.cases.view.CaseViews;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the endpoints share. */
@Configuration(proxyBeanMethods = false)
class EndpointConfiguration {
    @Bean
    CommandService caseCommandService(CaseCommands commands, CaseSource cases, CaseViews views, InstantSource time) {
        return new CommandService(commands, cases, views, time);
    }
}
