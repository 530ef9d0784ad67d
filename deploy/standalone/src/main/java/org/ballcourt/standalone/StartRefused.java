package org.ballcourt.standalone;

/** Why the product cannot start and what to do about it, each in one line of English and one of Chinese. */
final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String zh;

    StartRefused(String en, String zh) {
        super(en, null, false, false);
        this.zh = zh;
    }

    String zh() {
        return zh;
    }
}
