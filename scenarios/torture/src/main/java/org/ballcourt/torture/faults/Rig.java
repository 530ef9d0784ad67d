package org.ballcourt.torture.faults;

import java.util.List;
import org.ballcourt.torture.dump.Installation;
import org.ballcourt.torture.load.Site;
import org.ballcourt.torture.mail.MailSink;

/** An installation of real processes to which faults are done. */
public interface Rig extends AutoCloseable {
    /** What can be done to it. */
    List<PlannedFault.Kind> kinds();

    FaultPlan.Pace pace();

    /** Comes back when everything is ready. */
    void start() throws InterruptedException;

    Site site();

    /** The mail servers of the installation. */
    List<MailSink> mail();

    /** Comes back when it is over and everything is up again. */
    void suffer(PlannedFault fault) throws InterruptedException;

    /** For the time after the load; what could make news by itself makes none any more. */
    Installation quiet() throws InterruptedException;

    /** Empty while all runs that should; else what ended by itself, and its last words. */
    String obituary();

    @Override
    void close();
}
