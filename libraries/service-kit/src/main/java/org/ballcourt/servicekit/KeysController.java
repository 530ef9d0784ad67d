package org.ballcourt.servicekit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Actor;
import org.ballcourt.keys.WrappedKeys;
import org.ballcourt.keys.WrappedKeys.Rotated;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Under which key-encryption keys the keys of this service lie, and their way under another one. For supervisors; what one does is written
 * down before it is done.
 */
@Tag(
        name = "keys",
        description =
                "The key-encryption keys that the keys of personal texts and originals lie under: for supervisors")
@RestController
record KeysController(ObjectProvider<WrappedKeys> stores, ParkedAudit audit) {
    private static final int AT_A_TIME = 500;

    /**
     * What lies under one key-encryption key.
     *
     * @param of what the keys are for: texts or originals
     * @param wrappedBy the id of the key-encryption key; none for keys that earlier versions stored as they are
     * @param wraps whether new keys are wrapped under it
     */
    record KeysUnder(String of, String wrappedBy, boolean wraps, long keys) {}

    record AllKeys(List<KeysUnder> keys) {}

    /** @param left how many are still under another key-encryption key; ask again until there are none */
    record KeysRotated(String of, long rewrapped, long left) {}

    record AllRotated(List<KeysRotated> rotated) {}

    @Operation(summary = "How many keys this service has under which key-encryption key")
    @GetMapping("/api/keys")
    ResponseEntity<AllKeys> list(Authentication who) {
        ParkedAudit.supervisor(who);
        List<KeysUnder> all = stores.stream()
                .flatMap(store -> store.counts().entrySet().stream()
                        .map(count -> new KeysUnder(
                                store.name(),
                                count.getKey(),
                                count.getKey().equals(store.wrappingKey()),
                                count.getValue())))
                .toList();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new AllKeys(all));
    }

    /** Five hundred at a time, so that nobody waits for long; whoever is interrupted asks again. */
    @Operation(
            summary = "Wraps keys under the key-encryption key that wraps now, 500 at a time; goes on when asked again")
    @PostMapping("/api/keys/rotate")
    AllRotated rotate(@RequestParam String why, Authentication who) {
        Actor actor = ParkedAudit.supervisor(who);
        return new AllRotated(
                stores.stream().map(store -> rotated(store, actor, why)).toList());
    }

    private KeysRotated rotated(WrappedKeys store, Actor actor, String why) {
        ParkedAudit.Entry entry =
                audit.note(actor, "rotate", Map.of("keys", store.name(), "under", store.wrappingKey()), why);
        Rotated rotated = store.rotate(AT_A_TIME);
        entry.done();
        return new KeysRotated(store.name(), rotated.rewrapped(), rotated.left());
    }
}
