package org.ballcourt.standalone;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * One dashboard of Grafana, for one reader.
 *
 * @param name of its file, without the end
 * @param rows in their order
 */
record Dashboard(String name, String title, String tells, List<Row> rows) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Map<String, Object> SOURCE = Map.of("uid", "ballcourt-prometheus");
    private static final int WIDTH = 24;

    /** Panels under one heading. */
    record Row(String title, List<Panel> panels) {
        static Row of(String title, Panel... panels) {
            return new Row(title, List.of(panels));
        }
    }

    /**
     * One picture.
     *
     * @param unit as Grafana calls it
     * @param figure a single number of now, and not lines over time
     */
    record Panel(String title, String tells, String unit, boolean figure, List<Query> queries) {
        static Panel figure(String title, String tells, String unit, String question) {
            return new Panel(title, tells, unit, true, List.of(new Query(question, "")));
        }

        static Panel lines(String title, String tells, String unit, Query... queries) {
            return new Panel(title, tells, unit, false, List.of(queries));
        }
    }

    /** What Prometheus is asked, and what stands beside the line. */
    record Query(String question, String legend) {
        static Query of(String question, String legend) {
            return new Query(question, legend);
        }
    }

    Stream<String> questions() {
        return rows.stream()
                .flatMap(row -> row.panels().stream())
                .flatMap(panel -> panel.queries().stream())
                .map(Query::question);
    }

    String json() {
        Map<String, Object> board = new LinkedHashMap<>();
        board.put("uid", "ballcourt-" + name);
        board.put("title", title);
        board.put("description", tells);
        board.put("tags", List.of("ballcourt"));
        board.put("schemaVersion", 39);
        board.put("version", 1);
        board.put("editable", true);
        board.put("timezone", "browser");
        board.put("refresh", "30s");
        board.put("time", ordered("from", "now-6h", "to", "now"));
        board.put("graphTooltip", 1);
        board.put("links", List.of(link()));
        board.put("panels", panels());
        return JSON.writeValueAsString(board) + "\n";
    }

    /** To the others. */
    private static Map<String, Object> link() {
        return ordered(
                "type",
                "dashboards",
                "title",
                "Ballcourt",
                "tags",
                List.of("ballcourt"),
                "asDropdown",
                true,
                "keepTime",
                true);
    }

    private List<Map<String, Object>> panels() {
        List<Map<String, Object>> all = new ArrayList<>();
        int y = 0;
        for (Row row : rows) {
            all.add(heading(all.size() + 1, row, y++));
            int x = 0;
            int lowest = 0;
            for (Panel panel : row.panels()) {
                int width = panel.figure() ? 4 : 12;
                int height = panel.figure() ? 4 : 8;
                if (x + width > WIDTH) {
                    x = 0;
                    y += lowest;
                    lowest = 0;
                }
                all.add(panel(all.size() + 1, panel, place(x, y, width, height)));
                x += width;
                lowest = Math.max(lowest, height);
            }
            y += lowest;
        }
        return all;
    }

    private static Map<String, Object> heading(int id, Row row, int y) {
        Map<String, Object> heading = ordered("id", id, "type", "row", "title", row.title(), "collapsed", false);
        heading.put("panels", List.of());
        heading.put("gridPos", place(0, y, WIDTH, 1));
        return heading;
    }

    private static Map<String, Object> panel(int id, Panel panel, Map<String, Object> place) {
        Map<String, Object> written = ordered("id", id, "type", panel.figure() ? "stat" : "timeseries");
        written.put("title", panel.title());
        written.put("description", panel.tells());
        written.put("datasource", source());
        written.put("gridPos", place);
        written.put("fieldConfig", ordered("defaults", defaults(panel), "overrides", List.of()));
        written.put("options", panel.figure() ? figureOptions() : lineOptions());
        List<Map<String, Object>> targets = new ArrayList<>();
        for (Query query : panel.queries()) {
            Map<String, Object> target =
                    ordered("refId", String.valueOf((char) ('A' + targets.size())), "datasource", source());
            target.put("expr", query.question());
            target.put("legendFormat", query.legend());
            if (panel.figure()) {
                target.put("instant", true);
                target.put("range", false);
            }
            targets.add(target);
        }
        written.put("targets", targets);
        return written;
    }

    private static Map<String, Object> defaults(Panel panel) {
        Map<String, Object> defaults = ordered("unit", panel.unit(), "min", 0);
        if (!panel.figure()) {
            defaults.put(
                    "custom", ordered("drawStyle", "line", "lineWidth", 1, "fillOpacity", 10, "showPoints", "never"));
        }
        return defaults;
    }

    private static Map<String, Object> figureOptions() {
        return ordered(
                "reduceOptions",
                ordered("calcs", List.of("lastNotNull"), "fields", "", "values", false),
                "colorMode",
                "value",
                "graphMode",
                "none",
                "textMode",
                "auto");
    }

    private static Map<String, Object> lineOptions() {
        return ordered(
                "legend",
                ordered("displayMode", "table", "placement", "right", "calcs", List.of("lastNotNull", "max")),
                "tooltip",
                ordered("mode", "multi", "sort", "desc"));
    }

    private static Map<String, Object> source() {
        Map<String, Object> source = ordered("type", "prometheus");
        source.putAll(SOURCE);
        return source;
    }

    private static Map<String, Object> place(int x, int y, int width, int height) {
        return ordered("h", height, "w", width, "x", x, "y", y);
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            all.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return all;
    }
}
