package org.ballcourt.cases.web;

import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the container behaves where no controller is asked. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> caseContainerProblems() {
        return factory -> factory.addContextCustomizers(context ->
                ((StandardHost) context.getParent()).setErrorReportValveClass(ContainerProblems.class.getName()));
    }
}
