package org.ballcourt.standalone;

import java.util.Map;
import java.util.function.Supplier;
import org.springframework.core.env.PropertySource;

/** Properties whose values are waited for when somebody asks, so that the context gets ready while the broker and the store do. */
final class LateProperties extends PropertySource<Map<String, Supplier<String>>> {
    LateProperties(Map<String, Supplier<String>> values) {
        super("ballcourt-late", Map.copyOf(values));
    }

    @Override
    public boolean containsProperty(String name) {
        return source.containsKey(name);
    }

    @Override
    public Object getProperty(String name) {
        Supplier<String> value = source.get(name);
        return value == null ? null : value.get();
    }
}
