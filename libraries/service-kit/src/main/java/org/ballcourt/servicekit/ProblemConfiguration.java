package org.ballcourt.servicekit;

import java.time.Duration;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** One way to say "no", whoever says it: a controller, the framework or the container. */
@Configuration(proxyBeanMethods = false)
@Import({RequestProblems.class, RequestGuard.class})
@PropertySource("classpath:service-kit.properties")
class ProblemConfiguration {
    /** Headers are read as they come: each of ours knows what it may be, and those of others are none of our business. */
    @Bean
    HttpFirewall headersOfAnyKind() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderValues(_ -> true);
        firewall.setAllowedParameterNames(_ -> true);
        return firewall;
    }

    /** The mapping is asked late: it is made with the interceptors. */
    @Bean
    WebMvcConfigurer knownParameters(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mapping) {
        KnownParameters parameters =
                new KnownParameters(() -> mapping.getObject().getHandlerMethods());
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new LoggedRequests());
                registry.addInterceptor(parameters);
            }
        };
    }

    /** Where Boot sends errors; the bean's name is its path. */
    @Bean("/error")
    ErrorPage errorPage() {
        return new ErrorPage();
    }

    @Bean
    ManagementPort managementPort(
            @Value("${ballcourt.management.port:}") Integer port,
            @Value("${ballcourt.management.address:}") String address,
            ImpatientHttp.Patience patience) {
        return new ManagementPort(port, address, patience);
    }

    @Bean
    ImpatientHttp.Patience patience(
            @Value("${ballcourt.limits.head-seconds:10}") int head,
            @Value("${ballcourt.limits.body-seconds:30}") int body) {
        return new ImpatientHttp.Patience(Duration.ofSeconds(head), Duration.ofSeconds(body));
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> containerProblems(ImpatientHttp.Patience patience) {
        // Else Tomcat logs the first unreadable request with its stack trace, which is no trouble of ours.
        System.setProperty("org.apache.juli.logging.UserDataHelper.CONFIG", "DEBUG_ALL");
        return factory -> {
            factory.setProtocol(ImpatientHttp.class.getName());
            factory.addProtocolHandlerCustomizers((ImpatientHttp http) -> http.have(patience));
            factory.addContextCustomizers(context ->
                    ((StandardHost) context.getParent()).setErrorReportValveClass(ContainerProblems.class.getName()));
            factory.addConnectorCustomizers(connector -> connector.setMaxPostSize(BoundedRequest.MOST_BYTES));
        };
    }
}
