package org.hled.schemas.code;

/** What happened to money: transaction types of IATI, and MOBILISED, a term of the OECD. */
public enum Transaction {
    PLEDGED,
    COMMITTED,
    DISBURSED,
    EXPENDED,
    MOBILISED
}
