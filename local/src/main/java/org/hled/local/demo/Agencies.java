package org.hled.local.demo;

import org.hled.local.fault.Fault;

/** Those who report in the fast demo, and can be told to stop. */
interface Agencies {

    /** Whether reports on this initiative are sent; they are until told otherwise. */
    void setSilent(String initiative, boolean silent);

    /** @throws Fault if reports can no longer be sent */
    void check();
}
