package org.ballcourt.servicekit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ballcourt.contracts.Message;
import org.ballcourt.servicekit.Problem.FieldFault;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/** Refuses query parameters that a door of ours does not have: whoever mistypes a wish is told, and nothing was done. */
final class KnownParameters implements HandlerInterceptor {
    private static final String OURS = "org.ballcourt.";

    private final Supplier<Map<RequestMappingInfo, HandlerMethod>> doors;

    /** Of each handler; empty for one that looks at its parameters itself. */
    private final Map<Method, Optional<Set<String>>> known = new ConcurrentHashMap<>();

    /** @param doors all of them, asked for when the first request comes */
    KnownParameters(Supplier<Map<RequestMappingInfo, HandlerMethod>> doors) {
        this.doors = doors;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getQueryString() != null
                && handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith(OURS)) {
            known.computeIfAbsent(method.getMethod(), _ -> knownBy(method))
                    .ifPresent(names -> require(names, request.getQueryString()));
        }
        return true;
    }

    private static void require(Set<String> names, String query) {
        List<FieldFault> faults = named(query)
                .filter(name -> !names.contains(name))
                .distinct()
                .map(name -> new FieldFault(
                        name,
                        names.isEmpty()
                                ? Message.of("request.no-parameters")
                                : Message.of("request.no-parameter").with("known", String.join(", ", names))))
                .toList();
        if (!faults.isEmpty()) {
            throw new Refused(Problem.malformed(null, faults));
        }
    }

    /** What cannot be decoded the {@link RequestGuard} has refused. */
    private static Stream<String> named(String query) {
        return Arrays.stream(query.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> PercentEncoding.decode(pair.split("=", 2)[0]))
                .filter(Objects::nonNull);
    }

    /** Two handlers may share an address and be told apart by a parameter. */
    private Optional<Set<String>> knownBy(HandlerMethod method) {
        Map<RequestMappingInfo, HandlerMethod> all = doors.get();
        List<RequestMappingInfo> own = all.entrySet().stream()
                .filter(door -> door.getValue().getMethod().equals(method.getMethod()))
                .map(Map.Entry::getKey)
                .toList();
        Set<String> names = new TreeSet<>();
        for (Map.Entry<RequestMappingInfo, HandlerMethod> door : all.entrySet()) {
            if (own.stream().noneMatch(mine -> haveOneAddress(mine, door.getKey()))) {
                continue;
            }
            door.getKey().getParamsCondition().getExpressions().forEach(param -> names.add(param.getName()));
            for (MethodParameter parameter : door.getValue().getMethodParameters()) {
                RequestParam declared = parameter.getParameterAnnotation(RequestParam.class);
                if (declared != null && Map.class.isAssignableFrom(parameter.getParameterType())) {
                    return Optional.empty();
                }
                if (declared != null) {
                    names.add(
                            declared.name().isEmpty() ? parameter.getParameter().getName() : declared.name());
                }
                if (parameter.hasParameterAnnotation(ModelAttribute.class)) {
                    Stream.of(parameter.getParameterType().getRecordComponents())
                            .map(RecordComponent::getName)
                            .forEach(names::add);
                }
            }
        }
        return Optional.of(names);
    }

    private static boolean haveOneAddress(RequestMappingInfo one, RequestMappingInfo other) {
        return one.getMethodsCondition()
                        .getMethods()
                        .equals(other.getMethodsCondition().getMethods())
                && !Collections.disjoint(one.getPatternValues(), other.getPatternValues());
    }
}
