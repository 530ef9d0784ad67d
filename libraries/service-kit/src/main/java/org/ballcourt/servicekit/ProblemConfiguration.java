package org.ballcourt.servicekit;

import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** One way to say "no", whoever says it: a controller, the framework or the container. */
@Configuration(proxyBeanMethods = false)
@Import(RequestProblems.class)
class ProblemConfiguration {
    /** Where Boot sends errors; the bean's name is its path. */
    @Bean("/error")
    ErrorPage errorPage() {
        return new ErrorPage();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> containerProblems() {
        return factory -> factory.addContextCustomizers(context ->
                ((StandardHost) context.getParent()).setErrorReportValveClass(ContainerProblems.class.getName()));
    }
}
