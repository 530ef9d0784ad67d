package org.ballcourt.notifications.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.IDN;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Language;
import org.ballcourt.notifications.deliveries.Address;
import org.ballcourt.notifications.deliveries.AddressBook;
import org.ballcourt.notifications.mail.Confirmations;
import org.ballcourt.servicekit.Caller;
import org.ballcourt.servicekit.JsonBody;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Problem.FieldFault;
import org.ballcourt.servicekit.Refused;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Lets people say where and in which language they want to be told; each only for themselves. */
@Tag(name = "inbox", description = "What somebody was told, and where they want to be told")
@RestController
@RequestMapping("/api/inbox/address")
record AddressController(AddressBook addresses, Confirmations confirmations) {
    private static final List<String> LANGUAGES =
            Language.all().stream().map(Language::code).toList();

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AddressView(String email, String language, Boolean confirmed) {
        static AddressView of(Address address) {
            return new AddressView(
                    address.email(),
                    address.language() == null ? null : address.language().code(),
                    address.email() == null ? null : address.confirmed());
        }
    }

    @Operation(summary = "Where and in which language the caller wants to be told")
    @GetMapping
    AddressView get(Authentication authentication) {
        return AddressView.of(addresses.of(self(authentication)));
    }

    /** Either may be left out. */
    record WantedAddress(
            @Schema(format = "email") String email,
            @Schema(allowableValues = {"en", "zh"}) String language) {}

    @Operation(
            summary = "Sets that; a new mailbox is written to only once its reader has confirmed it",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = WantedAddress.class))))
    @PutMapping
    AddressView put(Authentication authentication, HttpServletRequest request) throws IOException {
        Actor self = self(authentication);
        Address address = confirmations.believed(self, address(JsonBody.readAny(request)));
        addresses.put(self, address);
        if (!address.confirmed() && !confirmations.ask(self, address)) {
            throw new Refused(
                    Problem.of("TOO_MANY_REQUESTS", 429, Message.of("inbox.asked-often")), Duration.ofHours(1));
        }
        return AddressView.of(address);
    }

    record Confirmed(boolean confirmed) {}

    /** The link in the mail: whoever has it reads the mailbox. */
    @Operation(
            summary = "Confirms a mailbox by the link that was mailed to it",
            security = {})
    @GetMapping("/confirm")
    Confirmed confirm(@RequestParam String token) {
        if (!confirmations.confirm(token)) {
            throw new Refused(Problem.of("NOT_FOUND", 404, Message.of("inbox.no-such-link")));
        }
        return new Confirmed(true);
    }

    @Operation(summary = "Forgets it")
    @ApiResponse(responseCode = "204", description = "It is forgotten")
    @DeleteMapping
    ResponseEntity<Void> delete(Authentication authentication) {
        addresses.remove(self(authentication));
        return ResponseEntity.noContent().build();
    }

    private static Actor self(Authentication authentication) {
        Actor self = Caller.of(authentication);
        if (self == null) {
            throw new Refused(Problem.of("NOT_YOUR_ROLE", 403, Message.of("inbox.not-your-role")));
        }
        return self;
    }

    private static Address address(JsonNode json) {
        List<FieldFault> faults = new ArrayList<>();
        if (!json.isObject()) {
            faults.add(fault("body", "body"));
        }
        json.propertyNames().stream()
                .filter(name -> !name.equals("email") && !name.equals("language"))
                .forEach(name -> faults.add(fault(name, "unknown-field")));
        String email = text(json, "email", faults);
        if (email != null && !Address.isMailbox(email)) {
            faults.add(new FieldFault("email", noMailbox(email)));
        }
        String tag = text(json, "language", faults);
        if (tag != null && !LANGUAGES.contains(tag)) {
            Message message = Message.of("inbox.language").with("languages", String.join(", ", LANGUAGES));
            faults.add(new FieldFault("language", message));
        }
        if (!faults.isEmpty()) {
            throw new Refused(Problem.malformed(Message.of("inbox.malformed"), null, faults));
        }
        return new Address(email, tag == null ? null : Language.of(tag));
    }

    private static FieldFault fault(String field, String message) {
        return new FieldFault(field, Message.of("inbox." + message));
    }

    private static String text(JsonNode json, String field, List<FieldFault> faults) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            faults.add(fault(field, "text"));
            return null;
        }
        return value.asString();
    }

    /** Domains beyond ASCII have another name that every mail server knows. */
    private static Message noMailbox(String email) {
        int at = email.lastIndexOf('@') + 1;
        try {
            String other = email.substring(0, at) + IDN.toASCII(email.substring(at), IDN.USE_STD3_ASCII_RULES);
            return !other.equals(email) && Address.isMailbox(other)
                    ? Message.of("inbox.email-ascii").with("address", other)
                    : Message.of("inbox.email");
        } catch (IllegalArgumentException none) {
            return Message.of("inbox.email");
        }
    }
}
