package org.ballcourt.cases.web;

import io.github.bucket4j.TimeMeter;
import java.util.List;
import org.ballcourt.servicekit.OpenStreams;
import org.ballcourt.servicekit.RateLimit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How requests are read and answers are written. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {
    /** How often one link may be read at once; then it is once a second. */
    private static final int STATUS_READS = 60;

    @Bean
    SharedRenderings caseSharedRenderings() {
        return new SharedRenderings();
    }

    @Bean
    OpenStreams caseOpenStreams(@Value("${ballcourt.limits.streams:10}") int most) {
        return new OpenStreams(most);
    }

    @Bean
    RateLimit caseStatusReads() {
        return new RateLimit(1, STATUS_READS, TimeMeter.SYSTEM_NANOTIME);
    }

    @Bean
    WebMvcConfigurer caseAnswers() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArguments());
            }

            @Override
            public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
                converters.addCustomConverter(new AnswerConverter());
            }
        };
    }
}
