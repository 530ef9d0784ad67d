package org.ballcourt.cases.web;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How requests are read and answers are written. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {
    @Bean
    SharedRenderings caseSharedRenderings() {
        return new SharedRenderings();
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
