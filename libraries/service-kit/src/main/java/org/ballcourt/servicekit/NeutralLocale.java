package org.ballcourt.servicekit;

import java.util.Locale;
import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.context.ApplicationListener;

/**
 * Makes every service behave the same in every machine's language: libraries change the case of words and write digits in
 * it. What people read is put into their own language, not the machine's.
 */
final class NeutralLocale implements ApplicationListener<ApplicationStartingEvent> {
    @Override
    public void onApplicationEvent(ApplicationStartingEvent event) {
        Locale.setDefault(Locale.ROOT);
    }
}
