package org.ballcourt.cases.door;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.ballcourt.cases.door.CommandCheck.Fault;
import tools.jackson.databind.JsonNode;

/** Says what a schema's complaint means, in English and Chinese. */
final class FaultWords {
    private FaultWords() {}

    static Fault of(Error error) {
        NodePath at = error.getInstanceLocation();
        String limit =
                error.getSchemaNode() == null ? "" : error.getSchemaNode().asString("");
        return switch (error.getKeyword()) {
            case "required" -> new Fault(field(at, error.getProperty()), "is required", "必填");
            case "additionalProperties" ->
                new Fault(field(at, error.getProperty()), "is not a field of this command", "不是该命令的字段");
            case "propertyNames" -> names(error, at);
            case "type" -> type(at, limit);
            case "enum" -> oneOf(at, error.getSchemaNode());
            case "pattern" -> pattern(at, error, limit);
            case "format" -> format(at, limit);
            case "maxLength" ->
                new Fault(field(at), "must have at most " + limit + " characters", "最多 " + limit + " 个字符");
            case "maxItems" -> new Fault(field(at), "must have at most " + limit + " entries", "最多 " + limit + " 项");
            case "minimum" -> new Fault(field(at), "must be at least " + limit, "不得小于 " + limit);
            case "maximum" -> new Fault(field(at), "must be at most " + limit, "不得大于 " + limit);
            default -> new Fault(field(at), error.getMessage(), error.getMessage());
        };
    }

    private static Fault names(Error error, NodePath at) {
        return new Fault(field(at), "has an unknown name: " + error.getMessage(), "含有未知的名称: " + error.getMessage());
    }

    private static Fault type(NodePath at, String type) {
        String zh = switch (type) {
            case "object" -> "对象";
            case "array" -> "数组";
            case "integer" -> "整数";
            case "boolean" -> "true 或 false";
            default -> "字符串";
        };
        String en = switch (type) {
            case "object" -> "an object";
            case "array" -> "an array";
            case "integer" -> "a whole number";
            case "boolean" -> "true or false";
            default -> "a string";
        };
        return new Fault(field(at), "must be " + en, "必须是" + zh);
    }

    private static Fault oneOf(NodePath at, JsonNode names) {
        String list = names.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
        return new Fault(field(at), "must be one of " + list, "必须是以下之一: " + list);
    }

    private static Fault pattern(NodePath at, Error error, String pattern) {
        String field = field(at);
        if (field.endsWith("amount")) {
            return error.getInstanceNode().asString("").startsWith("-")
                    ? new Fault(field, "must not be negative", "不得为负数")
                    : new Fault(field, "must be a decimal string such as \"129.00\"", "必须是十进制数字字符串, 例如 \"129.00\"");
        }
        if (field.endsWith("currency")) {
            return new Fault(field, "must be a currency code such as CNY", "必须是货币代码, 例如 CNY");
        }
        if (pattern.equals("\\S")) {
            return new Fault(field, "must not be empty", "不得为空");
        }
        if (pattern.startsWith("^(BUYER|")) {
            boolean alone = pattern.endsWith(")?$");
            return new Fault(
                    field,
                    "must be written " + (alone ? "ROLE or " : "") + "ROLE/id, such as AGENT/chen",
                    "格式必须是 " + (alone ? "ROLE 或 " : "") + "ROLE/id, 例如 AGENT/chen");
        }
        return new Fault(
                field,
                "must be an identifier: 1 to " + (pattern.contains("64") ? 64 : 128) + " letters, digits and . _ - @"
                        + (pattern.contains(":") ? " : / #" : ""),
                "必须是标识符: 1 到 " + (pattern.contains("64") ? 64 : 128) + " 个字母, 数字或 . _ - @"
                        + (pattern.contains(":") ? " : / #" : ""));
    }

    private static Fault format(NodePath at, String format) {
        return format.equals("date")
                ? new Fault(field(at), "must be a date such as 2026-11-02", "必须是日期, 例如 2026-11-02")
                : notATime(field(at));
    }

    static Fault notATime(String field) {
        return new Fault(
                field,
                "must be a time with an offset such as 2026-11-02T10:00:00+08:00",
                "必须是带时区的时间, 例如 2026-11-02T10:00:00+08:00");
    }

    private static String field(NodePath at, String property) {
        String parent = field(at);
        return parent.isEmpty() ? property : parent + "." + property;
    }

    private static String field(NodePath at) {
        StringJoiner path = new StringJoiner(".");
        for (int i = 0; i < at.getNameCount(); i++) {
            path.add(String.valueOf(at.getElement(i)));
        }
        return path.toString();
    }
}
