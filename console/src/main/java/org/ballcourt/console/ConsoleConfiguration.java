package org.ballcourt.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** One document for every address of the console, its modules and those of Lit, all under a policy without inline code. */
@Configuration(proxyBeanMethods = false)
public class ConsoleConfiguration implements WebMvcConfigurer {
    /** Narrower than that of the other pages: no inline styles either. Evidence is fetched with the token and shown from memory. */
    static final String POLICY =
            "default-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; object-src 'none';"
                    + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    static final String DOCUMENT = "/console/index.html";

    /** The addresses that people keep; what stands behind them is decided in the browser by {@code router.js}. */
    public static final List<String> ADDRESSES = List.of(
            "/",
            "/people",
            "/queue",
            "/cases/{id}",
            "/file",
            "/ask",
            "/inbox",
            "/desk",
            "/ratings",
            "/groups",
            "/webhooks",
            "/erasures",
            "/groups/{id}",
            "/policies",
            "/operations",
            "/audit",
            "/verify",
            "/status/{id}",
            "/signed-in");

    private static final List<String> LIT = List.of("lit-html", "lit-element", "lit__reactive-element");

    private static final String CHARTS = "uplot";

    private final String policy;

    ConsoleConfiguration(Environment settings) {
        Set<String> origins = SignIn.origins(settings);
        this.policy = origins.isEmpty() ? POLICY : POLICY + "; connect-src 'self' " + String.join(" ", origins);
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        ADDRESSES.forEach(address -> registry.addViewController(address).setViewName("forward:" + DOCUMENT));
    }

    @Override
    public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        resolvers.addFirst(new PageForNoAddress());
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        for (String library : LIT) {
            registry.addResourceHandler("/console/lib/" + library + "/**")
                    .addResourceLocations(LitModules.location(library))
                    .setCacheControl(CacheControl.noCache())
                    .resourceChain(true)
                    .addTransformer(new LitModules());
        }
        registry.addResourceHandler("/console/lib/" + CHARTS + "/**")
                .addResourceLocations(LitModules.location(CHARTS))
                .setCacheControl(CacheControl.noCache());
        registry.addResourceHandler("/console/**")
                .addResourceLocations("classpath:/console/")
                .setCacheControl(CacheControl.noCache());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
                    @Override
                    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                        response.setHeader("Content-Security-Policy", policy);
                        return true;
                    }
                })
                .addPathPatterns(ADDRESSES)
                .addPathPatterns("/console/**");
    }
}
