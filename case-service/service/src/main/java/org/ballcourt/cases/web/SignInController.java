package org.ballcourt.cases.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.ballcourt.console.SignIn;
import org.springframework.core.env.Environment;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a page at which identity provider its reader signs in. */
@Tag(name = "callers")
@RestController("caseSignInController")
class SignInController {
    private final SignIn signIn;

    SignInController(Environment settings) {
        this.signIn = SignIn.of(settings);
    }

    @Operation(
            summary = "At which identity provider people sign in, and as which client; empty where that is not set up",
            security = {})
    @GetMapping("/api/sign-in")
    ResponseEntity<SignIn> signIn() {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(signIn);
    }
}
