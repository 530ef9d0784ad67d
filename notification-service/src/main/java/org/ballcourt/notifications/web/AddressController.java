package org.ballcourt.notifications.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.notifications.deliveries.Address;
import org.ballcourt.notifications.deliveries.AddressBook;
import org.ballcourt.notifications.texts.Language;
import org.ballcourt.notifications.web.InboxRefusal.Flaw;
import org.ballcourt.servicekit.Caller;
import org.ballcourt.wire.Wire;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Lets people say where and in which language they want to be told; each only for themselves. */
@RestController
@RequestMapping("/api/inbox/address")
class AddressController {
    private static final int LONGEST = 254;

    private final AddressBook addresses;

    AddressController(AddressBook addresses) {
        this.addresses = addresses;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AddressView(String email, String language) {
        static AddressView of(Address address) {
            return new AddressView(
                    address.email(),
                    address.language() == null ? null : address.language().tag());
        }
    }

    @GetMapping
    AddressView get(Authentication authentication) {
        return AddressView.of(addresses.of(self(authentication)));
    }

    @PutMapping
    AddressView put(Authentication authentication, @RequestBody(required = false) String body) {
        Actor self = self(authentication);
        Address address = address(body);
        addresses.put(self, address);
        return AddressView.of(address);
    }

    @DeleteMapping
    ResponseEntity<Void> delete(Authentication authentication) {
        addresses.remove(self(authentication));
        return ResponseEntity.noContent().build();
    }

    private static Actor self(Authentication authentication) {
        Actor self = Caller.of(authentication);
        if (self == null) {
            throw InboxRefusal.notYours();
        }
        return self;
    }

    private static Address address(String body) {
        List<Flaw> flaws = new ArrayList<>();
        JsonNode json = json(body, flaws);
        json.propertyNames().stream()
                .filter(name -> !name.equals("email") && !name.equals("language"))
                .forEach(name -> flaws.add(new Flaw(name, "unknown field", "未知字段")));
        String email = text(json, "email", flaws);
        if (email != null && !isAddress(email)) {
            flaws.add(new Flaw("email", "is not an e-mail address", "不是有效的电子邮箱地址"));
        }
        String tag = text(json, "language", flaws);
        if (tag != null && !tag.equals("zh") && !tag.equals("en")) {
            flaws.add(new Flaw("language", "must be zh or en", "须为 zh 或 en"));
        }
        if (!flaws.isEmpty()) {
            throw InboxRefusal.malformed(flaws);
        }
        return new Address(email, Language.of(tag));
    }

    private static JsonNode json(String body, List<Flaw> flaws) {
        try {
            JsonNode json = Wire.json().readTree(body == null ? "" : body);
            if (json.isObject()) {
                return json;
            }
        } catch (JacksonException e) {
            // Said below, like any other body that is no object.
        }
        flaws.add(new Flaw("body", "must be a JSON object", "须为 JSON 对象"));
        return Wire.json().createObjectNode();
    }

    private static String text(JsonNode json, String field, List<Flaw> flaws) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            flaws.add(new Flaw(field, "must be a text", "须为文本"));
            return null;
        }
        return value.asString();
    }

    /** One bare address, nothing that could end or add to a header. */
    private static boolean isAddress(String email) {
        if (email.length() > LONGEST || !email.matches("[^\\s<>,;:\"\\p{Cntrl}]+@[^\\s<>,;:\"\\p{Cntrl}]+")) {
            return false;
        }
        try {
            new InternetAddress(email, true).validate();
            return true;
        } catch (AddressException e) {
            return false;
        }
    }
}
