// Made from the schemas in libraries/contracts by TypeScriptTest; -Dballcourt.typescript=write makes it anew.
// A field that you do not know is to be passed over: an event may gain optional ones.

export namespace commands {
  export type AcceptClaim = {
    keepGoods?: boolean;
  };

  export type AcceptIntervention = Record<string, never>;

  export type AcceptOffer = {
    offerId: string;
  };

  export type AcceptSettlement = Record<string, never>;

  export type AddStatement = {
    text: string;
    visibleTo?: 'ALL' | 'PLATFORM';
  };

  export type AnnouncePolicy = {
    version: string;
  };

  export type AnswerContact = {
    text: string;
    automatic?: boolean;
  };

  export type AnswerReport = {
    text: string;
    evidence?: Array<string>;
  };

  export type AppealSanction = {
    explanation: string;
  };

  export type CompleteEvidence = Record<string, never>;

  export type ConfirmStep = {
    step: 'RETURN_GOODS' | 'RECEIVE_GOODS' | 'REFUND' | 'REPLACE' | 'REPAIR' | 'COMPENSATE' | 'SEND_REPLACEMENT' | 'SEND_REPAIRED' | 'RECEIVE_REPLACEMENT';
    reference?: string;
  };

  export type Contact = {
    at: string;
    channel: string;
    summary?: string;
  };

  export type ContestFlag = {
    flag: 'DISMISSED_CLAIMS' | 'ABANDONED_CLAIMS' | 'FREQUENT_RETURNS' | 'EMPTY_REJECTIONS' | 'SILENCE';
    explanation: string;
  };

  export type ContestRecovery = {
    caseId?: string;
    explanation: string;
    evidence?: Array<string>;
    recovery?: number;
  };

  export type CreditOutage = {
    from: string;
    until: string;
  };

  export type DecideAgentComplaint = {
    decision: 'UPHELD' | 'DISMISSED';
    reasons: string;
  };

  export type DecideAppeal = {
    decision: 'DISMISSED' | 'REVISED';
    ruling?: IssueRuling;
    reasons?: string;
  };

  export type DecideContest = {
    decision: 'UPHELD' | 'DISMISSED';
    reasons: string;
  };

  export type DecideViolation = {
    decision: 'UPHELD' | 'DISMISSED';
    reasons: string;
  };

  export type DeclareUnavailable = {
    dutyId?: string;
    why: string;
  };

  export type DeclineIntervention = {
    code: 'NO_PRIOR_NEGOTIATION' | 'OUT_OF_SCOPE' | 'OUTSIDE_WINDOW' | 'DUPLICATE' | 'DESCRIPTION_TOO_THIN';
    explanation?: string;
  };

  export type DeclineOffer = {
    offerId: string;
    why?: string;
  };

  export type DeclineSettlement = {
    why?: string;
  };

  export type EscalateToSenior = {
    ground: 'FIRST_LEVEL_FAILED' | 'LARGE_AMOUNT' | 'COMPLEX' | 'VIOLATION' | 'AGENT_LATE';
    explanation?: string;
  };

  export type FileAgentComplaint = {
    caseId: string;
    agent: string;
    cause: 'ATTITUDE' | 'SLOW' | 'BUCK_PASSING' | 'BROKEN_PROMISE' | 'WRONG_INFORMATION' | 'BIAS' | 'OTHER';
    explanation: string;
    evidence?: Array<string>;
  };

  export type FileComplaint = {
    order: Order;
    reason: 'QUALITY_DEFECT' | 'NOT_AS_DESCRIBED' | 'FALSE_ADVERTISING' | 'COUNTERFEIT' | 'FRAUD' | 'PARCEL_LOST' | 'PARCEL_DAMAGED' | 'DELIVERY_STALLED' | 'WARRANTY_REFUSED' | 'SERVICE_PROMISE_BROKEN' | 'RETURN_REFUSED' | 'REFUND_UNPAID' | 'NO_REASON_RETURN' | 'INJURY_OR_ALLERGY' | 'SELLER_MISCONDUCT';
    remedy: 'REFUND' | 'RETURN_AND_REFUND' | 'PARTIAL_REFUND' | 'REPLACEMENT' | 'REPAIR' | 'COMPENSATION' | 'NONE';
    amount?: Money;
    statement?: string;
    priorContacts?: Array<Contact>;
    urgent?: boolean;
    newFacts?: Array<string>;
    onBehalfOf?: string;
    channel?: 'PHONE' | 'ONLINE';
  };

  export type FindingOf = {
    element: string;
    finding: 'PROVEN' | 'NOT_PROVEN';
    because?: string;
    evidence?: Array<string>;
  };

  export type HandOff = {
    to: string;
    why: 'WRONG_QUEUE' | 'SPECIALIST_NEEDED' | 'ABSENCE' | 'CONFLICT_OF_INTEREST' | 'THIRD_PARTY_FACT';
    newFacts?: Array<string>;
  };

  export type IssueRuling = {
    findings?: Array<FindingOf>;
    result: 'GRANTED' | 'PARTLY_GRANTED' | 'DISMISSED' | 'UNDECIDED';
    remedy?: 'REFUND' | 'RETURN_AND_REFUND' | 'PARTIAL_REFUND' | 'REPLACEMENT' | 'REPAIR' | 'COMPENSATION' | 'NONE';
    amount?: Money;
    liability?: Partial<Record<'BUYER' | 'SELLER' | 'CARRIER' | 'SERVICE_PROVIDER' | 'PLATFORM', number>>;
    atFault?: 'SELLER' | 'BUYER' | 'CARRIER' | 'SERVICE_PROVIDER' | 'PLATFORM' | 'NONE';
    clauses?: Array<string>;
    reasons?: string;
    lines?: Array<RemedyLine>;
    keepGoods?: boolean;
    freight?: 'BUYER' | 'SELLER' | 'PLATFORM';
    deviation?: string;
    directions?: Array<'CONSUMER_ASSOCIATION' | 'REGULATOR' | 'COURT' | 'LABORATORY'>;
  };

  export type LapseDuty = {
    dutyId: string;
  };

  export type LineName = {
    orderId: string;
    orderLineId: string;
  };

  export type LodgeAppeal = {
    ground: 'NEW_EVIDENCE' | 'RULE_MISAPPLIED' | 'PROCEDURE';
    explanation?: string;
    evidence?: Array<string>;
    clause?: string;
  };

  export type MakeOffer = {
    remedy?: 'REFUND' | 'RETURN_AND_REFUND' | 'PARTIAL_REFUND' | 'REPLACEMENT' | 'REPAIR' | 'COMPENSATION' | 'NONE';
    amount?: Money;
    message?: string;
    lines?: Array<RemedyLine>;
    keepGoods?: boolean;
  };

  export type Money = {
    amount: string;
    currency: string;
  };

  export type OpenContact = {
    channel: 'CHAT' | 'PHONE' | 'EMAIL';
    topic: 'ORDER' | 'DELIVERY' | 'RETURN' | 'REFUND' | 'PAYMENT' | 'ACCOUNT' | 'OTHER_SIDE' | 'STAFF' | 'OTHER';
    text: string;
    caseId?: string;
    order?: LineName;
  };

  export type Order = {
    orderId: string;
    orderLineId: string;
    buyer?: string;
    seller?: string;
    sku?: string;
    title?: string;
    goodsClass?: 'APPAREL' | 'ELECTRONICS' | 'HOME_APPLIANCE' | 'COSMETICS' | 'FOOD' | 'JEWELLERY' | 'DIGITAL_CONTENT' | 'CUSTOM_MADE' | 'OTHER';
    unitPrice?: Money;
    quantity?: number;
    paidAt?: string;
    shippedAt?: string;
    signedAt?: string;
    warrantyUntil?: string;
    promises?: Array<'SEVEN_DAY_RETURN' | 'EXPRESS_REFUND' | 'WARRANTY' | 'GENUINE'>;
    exclusionConfirmed?: boolean;
    carrier?: string;
    trackingNumber?: string;
    exclusion?: 'CUSTOM_MADE' | 'FRESH' | 'DIGITAL_UNSEALED' | 'NEWSPAPER' | 'UNSEALED_HEALTH' | 'ACTIVATED' | 'NEAR_EXPIRY';
    market?: string;
    batch?: string;
    lot?: string;
    maker?: string;
  };

  export type ProposeSettlement = {
    remedy?: 'REFUND' | 'RETURN_AND_REFUND' | 'PARTIAL_REFUND' | 'REPLACEMENT' | 'REPAIR' | 'COMPENSATION' | 'NONE';
    amount?: Money;
    message?: string;
    lines?: Array<RemedyLine>;
    keepGoods?: boolean;
  };

  export type RateService = {
    agent: string;
    stars: number;
    comment?: string;
  };

  export type RecordAdvance = {
    dutyId: string;
    reference: string;
  };

  export type RecordExternalOutcome = {
    cause?: 'COURT' | 'REGULATOR' | 'LAB';
    reference?: string;
    explanation?: string;
    lines?: Array<RemedyLine>;
    liability?: Partial<Record<'BUYER' | 'SELLER' | 'CARRIER' | 'SERVICE_PROVIDER' | 'PLATFORM', number>>;
    remedy?: 'REFUND' | 'RETURN_AND_REFUND' | 'PARTIAL_REFUND' | 'REPLACEMENT' | 'REPAIR' | 'COMPENSATION' | 'NONE';
    amount?: Money;
  };

  export type ReduceRemedy = Record<string, never>;

  export type RejectClaim = {
    ground: 'NOT_A_QUALITY_ISSUE' | 'BUYER_MISUSE' | 'NORMAL_WEAR' | 'WITHIN_TOLERANCE' | 'AFFECTS_RESALE' | 'OUT_OF_WINDOW' | 'NOT_OUR_PARCEL' | 'ALREADY_RESOLVED' | 'OTHER';
    explanation?: string;
    evidence?: Array<string>;
  };

  export type RemedyLine = {
    remedy: 'REFUND' | 'RETURN_AND_REFUND' | 'PARTIAL_REFUND' | 'REPLACEMENT' | 'REPAIR' | 'COMPENSATION' | 'NONE';
    amount?: Money;
    keepGoods?: boolean;
  };

  export type ReportNonPerformance = {
    step: 'RETURN_GOODS' | 'RECEIVE_GOODS' | 'REFUND' | 'REPLACE' | 'REPAIR' | 'COMPENSATE' | 'SEND_REPLACEMENT' | 'SEND_REPAIRED' | 'RECEIVE_REPLACEMENT';
    explanation?: string;
  };

  export type ReportViolation = {
    seller?: string;
    kind: 'FORCED_PURCHASE' | 'FAKE_RATINGS' | 'PROHIBITED_GOODS' | 'FALSE_ADVERTISING' | 'MALICIOUS_RATINGS' | 'THREATS' | 'OTHER';
    explanation: string;
    caseId?: string;
    evidence?: Array<string>;
    subject?: string;
  };

  export type RequestEvidence = {
    from: string;
    element?: string;
    kinds?: Array<'CHAT_LOG' | 'ORDER_RECORD' | 'PAYMENT_RECORD' | 'PHOTO' | 'VIDEO' | 'TRACKING' | 'LABEL' | 'MEASUREMENT' | 'STANDARD' | 'LISTING_SNAPSHOT' | 'ADVERTISEMENT' | 'INSPECTION_REPORT' | 'CERTIFICATE' | 'MEDICAL_RECORD' | 'AGENT_IDENTITY' | 'NEGOTIATION_RECORD' | 'OTHER'>;
    why?: string;
  };

  export type RequestIntervention = {
    ground: 'SELLER_REJECTED' | 'SELLER_SILENT' | 'TALKS_FAILED' | 'CLEAR_VIOLATION' | 'LARGE_AMOUNT' | 'BAD_FAITH' | 'SELLER_MISCONDUCT';
    explanation?: string;
    evidence?: Array<string>;
  };

  export type ResumeCase = {
    note?: string;
  };

  export type ReverseRecovery = {
    contest: string;
    from: 'BUYER' | 'SELLER' | 'CARRIER' | 'SERVICE_PROVIDER' | 'PLATFORM';
    amount: Money;
    recovery?: number;
  };

  export type SubmitEvidence = {
    evidence: string;
    element?: string;
    caption?: string;
  };

  export type SuspendCase = {
    cause: 'COURT' | 'REGULATOR' | 'LAB';
    reference?: string;
  };

  export type WithdrawComplaint = {
    why?: string;
  };
}

export namespace events {
  export type AdvancePaid = {
    amount: Money;
    reference?: string;
    cause?: 'PROVISIONAL_CREDIT' | 'SHARES' | 'SELLER_SILENT' | 'EXPRESS_REFUND';
    ledger: Array<LedgerEntry>;
    ball: BallChange;
    '~proof'?: string;
  };

  export type AgentComplaintDecided = {
    decision: 'UPHELD' | 'DISMISSED';
    sanction?: 'CORRECTION' | 'DOWNGRADE' | 'PAY_CUT';
    reasons?: PersonalText;
    ball: BallChange;
    '~proof'?: string;
  };

  export type AgentComplaintFiled = {
    by: string;
    agent: string;
    dispute: string;
    cause: 'ATTITUDE' | 'SLOW' | 'BUCK_PASSING' | 'BROKEN_PROMISE' | 'WRONG_INFORMATION' | 'BIAS' | 'OTHER';
    explanation?: PersonalText;
    evidence: Array<EvidenceItem>;
    policy: string;
    ball: BallChange;
    '~proof'?: string;
  };

  export type AppealDecided = {
    decision: 'DISMISSED' | 'REVISED';
    ruling?: Ruling;
    reasons?: PersonalText;
    plan?: EnforcementPlan;
    ball: BallChange;
    '~proof'?: string;
  };

  export type AppealLodged = {
    by: 'BUYER' | 'SELLER' | 'AGENT' | 'SENIOR' | 'REVIEWER' | 'SUPERVISOR' | 'CARRIER' | 'SERVICE_PROVIDER' | 'LAB' | 'SYSTEM' | 'COURT' | 'REGULATOR';
    ground: 'NEW_EVIDENCE' | 'RULE_MISAPPLIED' | 'PROCEDURE';
    explanation?: PersonalText;
    evidence: Array<EvidenceItem>;
    clause?: string;
    ball: BallChange;
    '~proof'?: string;
  };

  export type BallChange = {
    stage?: 'NEGOTIATION' | 'ACCEPTANCE' | 'EVIDENCE' | 'MEDIATION' | 'ADJUDICATION' | 'APPEAL_WINDOW' | 'REVIEW' | 'ENFORCEMENT' | 'SUSPENDED' | 'CLOSED';
    opened: Array<Duty>;
    ended: Array<EndedDuty>;
    resumed: Array<string>;
  };

  export type Burden = {
    element: string;
    bearer: 'BUYER' | 'SELLER' | 'AGENT' | 'SENIOR' | 'REVIEWER' | 'SUPERVISOR' | 'CARRIER' | 'SERVICE_PROVIDER' | 'LAB' | 'SYSTEM' | 'COURT' | 'REGULATOR';
    clause: string;
    kinds: Array<'CHAT_LOG' | 'ORDER_RECORD' | 'PAYMENT_RECORD' | 'PHOTO' | 'VIDEO' | 'TRACKING' | 'LABEL' | 'MEASUREMENT' | 'STANDARD' | 'LISTING_SNAPSHOT' | 'ADVERTISEMENT' | 'INSPECTION_REPORT' | 'CERTIFICATE' | 'MEDICAL_RECORD' | 'AGENT_IDENTITY' | 'NEGOTIATION_RECORD' | 'OTHER'>;
  };

  export type CaseClosed = {
    outcome: 'SETTLED' | 'REMEDY_PERFORMED' | 'CLAIM_DISMISSED' | 'WITHDRAWN' | 'LAPSED' | 'INADMISSIBLE' | 'UNDECIDED' | 'EXTERNALLY_DECIDED' | 'UPHELD' | 'ANSWERED';
    atFault: 'SELLER' | 'BUYER' | 'CARRIER' | 'SERVICE_PROVIDER' | 'PLATFORM' | 'NONE';
    platformOwes?: Money;
    ledger: Array<LedgerEntry>;
    ball: BallChange;
    buyerOwes?: Money;
    contestUntil?: string;
    '~proof'?: string;
  };

  export type CaseResumed = {
    note?: PersonalText;
    ball: BallChange;
    '~proof'?: string;
  };

  export type CaseSuspended = {
    cause: 'COURT' | 'REGULATOR' | 'LAB';
    reference?: string;
    ball: BallChange;
    '~proof'?: string;
  };

  export type ClaimAccepted = {
    plan: EnforcementPlan;
    ball: BallChange;
    '~proof'?: string;
  };

  export type ComplaintFiled = {
    buyer: string;
    seller: string;
    order: Order;
    reason: 'QUALITY_DEFECT' | 'NOT_AS_DESCRIBED' | 'FALSE_ADVERTISING' | 'COUNTERFEIT' | 'FRAUD' | 'PARCEL_LOST' | 'PARCEL_DAMAGED' | 'DELIVERY_STALLED' | 'WARRANTY_REFUSED' | 'SERVICE_PROMISE_BROKEN' | 'RETURN_REFUSED' | 'REFUND_UNPAID' | 'NO_REASON_RETURN' | 'INJURY_OR_ALLERGY' | 'SELLER_MISCONDUCT';
    remedy: 'REFUND' | 'RETURN_AND_REFUND' | 'PARTIAL_REFUND' | 'REPLACEMENT' | 'REPAIR' | 'COMPENSATION' | 'NONE';
    amount: Money;
    statement?: PersonalText;
    priorContacts: Array<PriorContact>;
    urgent: boolean;
    policy: string;
    newFacts?: Array<EvidenceItem>;
    earlier?: EarlierPayments;
    ball: BallChange;
    channel?: 'PHONE' | 'ONLINE';
    withdrawUntil?: string;
    '~proof'?: string;
  };

  export type ComplaintWithdrawn = {
    why?: PersonalText;
    ball: BallChange;
    '~proof'?: string;
  };

  export type ContactAnswered = {
    by: string;
    text?: PersonalText;
    automatic: boolean;
    waited?: string;
    ball: BallChange;
    '~proof'?: string;
  };

  export type ContactOpened = {
    by: string;
    channel: 'CHAT' | 'PHONE' | 'EMAIL';
    topic: 'ORDER' | 'DELIVERY' | 'RETURN' | 'REFUND' | 'PAYMENT' | 'ACCOUNT' | 'OTHER_SIDE' | 'STAFF' | 'OTHER';
    text?: PersonalText;
    dispute?: string;
    line?: string;
    earlier: number;
    policy: string;
    ball: BallChange;
    others?: Array<string>;
    '~proof'?: string;
  };

  export type ContestDecided = {
    decision: 'UPHELD' | 'DISMISSED';
    reasons?: PersonalText;
    ball: BallChange;
    '~proof'?: string;
  };

  export type DuePayment = {
    to: 'BUYER' | 'SELLER' | 'CARRIER' | 'SERVICE_PROVIDER' | 'PLATFORM';
    amount: Money;
  };

  export type Duty = {
    dutyId: string;
    kind: 'ANSWER_CLAIM' | 'ANSWER_REJECTION' | 'ANSWER_OFFER' | 'TRIAGE' | 'PROVE' | 'ANSWER_REQUEST' | 'INSPECT' | 'ANSWER_SETTLEMENT' | 'RULE' | 'MAY_APPEAL' | 'REVIEW' | 'RETURN_GOODS' | 'CONFIRM_RECEIPT' | 'PERFORM' | 'PAY_ADVANCE' | 'AWAIT_OUTSIDE_BODY' | 'HANDLE_AGENT_COMPLAINT' | 'HANDLE_VIOLATION' | 'HANDLE_CONTEST' | 'ANSWER_REPORT' | 'ANSWER_CONTACT';
    holder: 'BUYER' | 'SELLER' | 'AGENT' | 'SENIOR' | 'REVIEWER' | 'SUPERVISOR' | 'CARRIER' | 'SERVICE_PROVIDER' | 'LAB' | 'SYSTEM' | 'COURT' | 'REGULATOR';
    holderId?: string;
    since: string;
    dueAt: string;
    clock: 'CALENDAR' | 'BUSINESS';
    onLapse: 'REMEDY_GRANTED' | 'INTERVENTION_OPENS' | 'CASE_LAPSES' | 'OFFER_EXPIRES' | 'CASE_ACCEPTED' | 'PRESUMPTION' | 'GOES_ON' | 'COUNTS_AS_DECLINED' | 'MOVES_TO_SENIOR' | 'PROVISIONAL_CREDIT' | 'GRANTED_AT_PLATFORM_COST' | 'RULING_FINAL' | 'OTHER_REVIEWER' | 'RULING_STANDS' | 'REMEDY_LAPSES' | 'COUNTS_AS_RECEIVED' | 'PLATFORM_PAYS' | 'RETRIED' | 'PLATFORM_OWES' | 'RESUMES' | 'ONE_LEVEL_UP' | 'CLOSES_UNDECIDED';
    clause: string;
    remindAt: Array<string>;
    about?: string;
    kinds?: Array<'CHAT_LOG' | 'ORDER_RECORD' | 'PAYMENT_RECORD' | 'PHOTO' | 'VIDEO' | 'TRACKING' | 'LABEL' | 'MEASUREMENT' | 'STANDARD' | 'LISTING_SNAPSHOT' | 'ADVERTISEMENT' | 'INSPECTION_REPORT' | 'CERTIFICATE' | 'MEDICAL_RECORD' | 'AGENT_IDENTITY' | 'NEGOTIATION_RECORD' | 'OTHER'>;
    payments?: Array<DuePayment>;
    calendarAssumed?: boolean;
  };

  export type DutyLapsed = {
    dutyId: string;
    duty: 'ANSWER_CLAIM' | 'ANSWER_REJECTION' | 'ANSWER_OFFER' | 'TRIAGE' | 'PROVE' | 'ANSWER_REQUEST' | 'INSPECT' | 'ANSWER_SETTLEMENT' | 'RULE' | 'MAY_APPEAL' | 'REVIEW' | 'RETURN_GOODS' | 'CONFIRM_RECEIPT' | 'PERFORM' | 'PAY_ADVANCE' | 'AWAIT_OUTSIDE_BODY' | 'HANDLE_AGENT_COMPLAINT' | 'HANDLE_VIOLATION' | 'HANDLE_CONTEST' | 'ANSWER_REPORT' | 'ANSWER_CONTACT';
    holder: 'BUYER' | 'SELLER' | 'AGENT' | 'SENIOR' | 'REVIEWER' | 'SUPERVISOR' | 'CARRIER' | 'SERVICE_PROVIDER' | 'LAB' | 'SYSTEM' | 'COURT' | 'REGULATOR';
    holderId?: string;
    dueAt: string;
    consequence: 'REMEDY_GRANTED' | 'INTERVENTION_OPENS' | 'CASE_LAPSES' | 'OFFER_EXPIRES' | 'CASE_ACCEPTED' | 'PRESUMPTION' | 'GOES_ON' | 'COUNTS_AS_DECLINED' | 'MOVES_TO_SENIOR' | 'PROVISIONAL_CREDIT' | 'GRANTED_AT_PLATFORM_COST' | 'RULING_FINAL' | 'OTHER_REVIEWER' | 'RULING_STANDS' | 'REMEDY_LAPSES' | 'COUNTS_AS_RECEIVED' | 'PLATFORM_PAYS' | 'RETRIED' | 'PLATFORM_OWES' | 'RESUMES' | 'ONE_LEVEL_UP' | 'CLOSES_UNDECIDED';
    clause: string;
    presumptions: Array<Presumption>;
    plan?: EnforcementPlan;
    ledger: Array<LedgerEntry>;
    ball: BallChange;
    '~proof'?: string;
  };

  export type EarlierPayments = {
    refunded: Money;
    compensated: Money;
    cases: Array<string>;
  };

  export type ElementFinding = {
    element: string;
    finding: 'PROVEN' | 'NOT_PROVEN';
    because?: PersonalText;
    evidence: Array<string>;
  };

  export type EndedDuty = {
    dutyId: string;
    kind: 'ANSWER_CLAIM' | 'ANSWER_REJECTION' | 'ANSWER_OFFER' | 'TRIAGE' | 'PROVE' | 'ANSWER_REQUEST' | 'INSPECT' | 'ANSWER_SETTLEMENT' | 'RULE' | 'MAY_APPEAL' | 'REVIEW' | 'RETURN_GOODS' | 'CONFIRM_RECEIPT' | 'PERFORM' | 'PAY_ADVANCE' | 'AWAIT_OUTSIDE_BODY' | 'HANDLE_AGENT_COMPLAINT' | 'HANDLE_VIOLATION' | 'HANDLE_CONTEST' | 'ANSWER_REPORT' | 'ANSWER_CONTACT';
    holder: 'BUYER' | 'SELLER' | 'AGENT' | 'SENIOR' | 'REVIEWER' | 'SUPERVISOR' | 'CARRIER' | 'SERVICE_PROVIDER' | 'LAB' | 'SYSTEM' | 'COURT' | 'REGULATOR';
    how: 'DONE' | 'LAPSED' | 'REPLACED' | 'CANCELLED' | 'PAUSED' | 'SUSPENDED' | 'MOVED' | 'EXTENDED';
    remaining?: string;
  };

  export type EnforcementPlan = {
    remedy: 'REFUND' | 'RETURN_AND_REFUND' | 'PARTIAL_REFUND' | 'REPLACEMENT' | 'REPAIR' | 'COMPENSATION' | 'NONE';
    amount: Money;
    steps: Array<'RETURN_GOODS' | 'RECEIVE_GOODS' | 'REFUND' | 'REPLACE' | 'REPAIR' | 'COMPENSATE' | 'SEND_REPLACEMENT' | 'SEND_REPAIRED' | 'RECEIVE_REPLACEMENT'>;
    liability: Partial<Record<'BUYER' | 'SELLER' | 'CARRIER' | 'SERVICE_PROVIDER' | 'PLATFORM', number>>;
    atFault: 'SELLER' | 'BUYER' | 'CARRIER' | 'SERVICE_PROVIDER' | 'PLATFORM' | 'NONE';
    outcome: 'SETTLED' | 'REMEDY_PERFORMED' | 'CLAIM_DISMISSED' | 'WITHDRAWN' | 'LAPSED' | 'INADMISSIBLE' | 'UNDECIDED' | 'EXTERNALLY_DECIDED' | 'UPHELD' | 'ANSWERED';
    lines?: Array<RemedyLine>;
    freight?: 'BUYER' | 'SELLER' | 'PLATFORM';
    parts?: Partial<Record<'BUYER' | 'SELLER' | 'CARRIER' | 'SERVICE_PROVIDER' | 'PLATFORM', Money>>;
    paidFirst?: boolean;
  };

  export type EscalatedToSenior = {
    ground: 'FIRST_LEVEL_FAILED' | 'LARGE_AMOUNT' | 'COMPLEX' | 'VIOLATION' | 'AGENT_LATE';
    explanation?: PersonalText;
    ball: BallChange;
    '~proof'?: string;
  };

  export type EvidenceCompleted = {
    by: 'BUYER' | 'SELLER' | 'AGENT' | 'SENIOR' | 'REVIEWER' | 'SUPERVISOR' | 'CARRIER' | 'SERVICE_PROVIDER' | 'LAB' | 'SYSTEM' | 'COURT' | 'REGULATOR';
    ball: BallChange;
    '~proof'?: string;
  };

  export type EvidenceItem = {
    evidenceId: string;
    kind: 'CHAT_LOG' | 'ORDER_RECORD' | 'PAYMENT_RECORD' | 'PHOTO' | 'VIDEO' | 'TRACKING' | 'LABEL' | 'MEASUREMENT' | 'STANDARD' | 'LISTING_SNAPSHOT' | 'ADVERTISEMENT' | 'INSPECTION_REPORT' | 'CERTIFICATE' | 'MEDICAL_RECORD' | 'AGENT_IDENTITY' | 'NEGOTIATION_RECORD' | 'OTHER';
    name?: PersonalText;
    size: number;
    sha256: string;
    detectedType: string;
    kindFits: boolean;
    uploadedBy: string;
    uploadedAt: string;
    caseId?: string;
  };

  export type EvidenceRequested = {
    from: 'BUYER' | 'SELLER' | 'AGENT' | 'SENIOR' | 'REVIEWER' | 'SUPERVISOR' | 'CARRIER' | 'SERVICE_PROVIDER' | 'LAB' | 'SYSTEM' | 'COURT' | 'REGULATOR';
    fromId?: string;
    element?: string;
    kinds: Array<'CHAT_LOG' | 'ORDER_RECORD' | 'PAYMENT_RECORD' | 'PHOTO' | 'VIDEO' | 'TRACKING' | 'LABEL' | 'MEASUREMENT' | 'STANDARD' | 'LISTING_SNAPSHOT' | 'ADVERTISEMENT' | 'INSPECTION_REPORT' | 'CERTIFICATE' | 'MEDICAL_RECORD' | 'AGENT_IDENTITY' | 'NEGOTIATION_RECORD' | 'OTHER'>;
    why?: PersonalText;
    ball: BallChange;
    '~proof'?: string;
  };

  export type EvidenceRoundOpened = {
    burdens: Array<Burden>;
    ball: BallChange;
    '~proof'?: string;
  };

  export type EvidenceSubmitted = {
    evidence: EvidenceItem;
    exhibit: number;
    element?: string;
    caption?: PersonalText;
    ball: BallChange;
    '~proof'?: string;
  };

  export type ExpressRefundGranted = {
    clause: string;
    plan: EnforcementPlan;
    ball: BallChange;
    '~proof'?: string;
  };

  export type ExternalOutcomeRecorded = {
    cause?: 'COURT' | 'REGULATOR' | 'LAB';
    reference?: string;
    explanation?: PersonalText;
    lines?: Array<RemedyLine>;
    liability?: Partial<Record<'BUYER' | 'SELLER' | 'CARRIER' | 'SERVICE_PROVIDER' | 'PLATFORM', number>>;
    plan?: EnforcementPlan;
    earlier?: EarlierPayments;
    ball: BallChange;
    '~proof'?: string;
  };

  export type FlagContested = {
    by: string;
    flag: 'DISMISSED_CLAIMS' | 'ABANDONED_CLAIMS' | 'FREQUENT_RETURNS' | 'EMPTY_REJECTIONS' | 'SILENCE';
    explanation?: PersonalText;
    policy: string;
    ball: BallChange;
    '~proof'?: string;
  };

  export type HandedOff = {
    from?: string;
    to?: string;
    why: 'WRONG_QUEUE' | 'SPECIALIST_NEEDED' | 'ABSENCE' | 'CONFLICT_OF_INTEREST' | 'THIRD_PARTY_FACT';
    newFacts: Array<string>;
    empty: boolean;
    ball: BallChange;
    '~proof'?: string;
  };

  export type InterventionAccepted = {
    owner?: string;
    ball: BallChange;
    '~proof'?: string;
  };

  export type InterventionDeclined = {
    code: 'NO_PRIOR_NEGOTIATION' | 'OUT_OF_SCOPE' | 'OUTSIDE_WINDOW' | 'DUPLICATE' | 'DESCRIPTION_TOO_THIN';
    explanation?: PersonalText;
    ball: BallChange;
    '~proof'?: string;
  };

  export type InterventionRequested = {
    ground: 'SELLER_REJECTED' | 'SELLER_SILENT' | 'TALKS_FAILED' | 'CLEAR_VIOLATION' | 'LARGE_AMOUNT' | 'BAD_FAITH' | 'SELLER_MISCONDUCT';
    explanation?: PersonalText;
    evidence?: Array<EvidenceItem>;
    statements?: Array<string>;
    ball: BallChange;
    '~proof'?: string;
  };

  export type LedgerEntry = {
    account: 'BUYER' | 'SELLER' | 'CARRIER' | 'SERVICE_PROVIDER' | 'PLATFORM';
    change: Money;
  };

  export type Money = {
    amount: string;
    currency: string;
  };

  export type NoReasonReturnGranted = {
    clause: string;
    plan: EnforcementPlan;
    ball: BallChange;
    '~proof'?: string;
  };

  export type NonPerformanceReported = {
    step: 'RETURN_GOODS' | 'RECEIVE_GOODS' | 'REFUND' | 'REPLACE' | 'REPAIR' | 'COMPENSATE' | 'SEND_REPLACEMENT' | 'SEND_REPAIRED' | 'RECEIVE_REPLACEMENT';
    explanation?: PersonalText;
    ledger: Array<LedgerEntry>;
    plan?: EnforcementPlan;
    earlier?: EarlierPayments;
    ball: BallChange;
    '~proof'?: string;
  };

  export type OfferAccepted = {
    offerId: string;
    plan: EnforcementPlan;
    ball: BallChange;
    '~proof'?: string;
  };

  export type OfferDeclined = {
    offerId: string;
    why?: PersonalText;
    ball: BallChange;
    '~proof'?: string;
  };

  export type OfferMade = {
    offerId: string;
    by: 'BUYER' | 'SELLER' | 'AGENT' | 'SENIOR' | 'REVIEWER' | 'SUPERVISOR' | 'CARRIER' | 'SERVICE_PROVIDER' | 'LAB' | 'SYSTEM' | 'COURT' | 'REGULATOR';
    remedy: 'REFUND' | 'RETURN_AND_REFUND' | 'PARTIAL_REFUND' | 'REPLACEMENT' | 'REPAIR' | 'COMPENSATION' | 'NONE';
    amount: Money;
    message?: PersonalText;
    lines?: Array<RemedyLine>;
    ball: BallChange;
    '~proof'?: string;
  };

  export type Order = {
    orderId: string;
    orderLineId: string;
    buyer: string;
    seller: string;
    sku?: string;
    title?: string;
    goodsClass: 'APPAREL' | 'ELECTRONICS' | 'HOME_APPLIANCE' | 'COSMETICS' | 'FOOD' | 'JEWELLERY' | 'DIGITAL_CONTENT' | 'CUSTOM_MADE' | 'OTHER';
    unitPrice: Money;
    quantity: number;
    paidAt?: string;
    shippedAt?: string;
    signedAt?: string;
    warrantyUntil?: string;
    promises?: Array<'SEVEN_DAY_RETURN' | 'EXPRESS_REFUND' | 'WARRANTY' | 'GENUINE'>;
    exclusionConfirmed?: boolean;
    carrier?: string;
    trackingNumber?: string;
    exclusion?: 'CUSTOM_MADE' | 'FRESH' | 'DIGITAL_UNSEALED' | 'NEWSPAPER' | 'UNSEALED_HEALTH' | 'ACTIVATED' | 'NEAR_EXPIRY';
    market?: string;
    batch?: string;
    lot?: string;
    maker?: string;
  };

  export type OutageCredited = {
    from: string;
    until: string;
    credit: string;
    ball: BallChange;
    '~proof'?: string;
  };

  export type OwnerFixed = {
    owner: string;
    ball: BallChange;
    '~proof'?: string;
  };

  export type PersonalText = {
    sealed: string;
    subject: string;
  };

  export type PolicyAnnounced = {
    from: string;
    to: string;
    effectiveAt: string;
    governsFrom: string;
    ball: BallChange;
    '~proof'?: string;
  };

  export type Presumption = {
    element: string;
    finding: 'PROVEN' | 'NOT_PROVEN';
    against: 'BUYER' | 'SELLER' | 'AGENT' | 'SENIOR' | 'REVIEWER' | 'SUPERVISOR' | 'CARRIER' | 'SERVICE_PROVIDER' | 'LAB' | 'SYSTEM' | 'COURT' | 'REGULATOR';
  };

  export type PriorContact = {
    at: string;
    channel: string;
    summary?: PersonalText;
    channelWords?: PersonalText;
  };

  export type ProvisionalCreditGranted = {
    amount: Money;
    ledger: Array<LedgerEntry>;
    ball: BallChange;
    '~proof'?: string;
  };

  export type RecoveryContested = {
    by: string;
    dispute: string;
    from: 'BUYER' | 'SELLER' | 'CARRIER' | 'SERVICE_PROVIDER' | 'PLATFORM';
    amount: Money;
    ruledBy?: string;
    explanation?: PersonalText;
    evidence: Array<EvidenceItem>;
    policy: string;
    ball: BallChange;
    recovery?: number;
    '~proof'?: string;
  };

  export type RecoveryOpened = {
    amount: Money;
    from?: 'BUYER' | 'SELLER' | 'CARRIER' | 'SERVICE_PROVIDER' | 'PLATFORM';
    liable?: string;
    ledger: Array<LedgerEntry>;
    ball: BallChange;
    cause?: 'PROVISIONAL_CREDIT' | 'SHARES' | 'SELLER_SILENT' | 'EXPRESS_REFUND';
    contestUntil?: string;
    '~proof'?: string;
  };

  export type RecoveryReversed = {
    from: 'BUYER' | 'SELLER' | 'CARRIER' | 'SERVICE_PROVIDER' | 'PLATFORM';
    liable?: string;
    amount: Money;
    contest?: string;
    ledger: Array<LedgerEntry>;
    ball: BallChange;
    recovery?: number;
    '~proof'?: string;
  };

  export type RemedyLine = {
    remedy: 'REFUND' | 'RETURN_AND_REFUND' | 'PARTIAL_REFUND' | 'REPLACEMENT' | 'REPAIR' | 'COMPENSATION' | 'NONE';
    amount?: Money;
    keepGoods?: boolean;
  };

  export type RemedyReduced = {
    plan: EnforcementPlan;
    earlier: EarlierPayments;
    ball: BallChange;
    '~proof'?: string;
  };

  export type ReportAnswered = {
    by: string;
    text?: PersonalText;
    evidence: Array<EvidenceItem>;
    ball: BallChange;
    '~proof'?: string;
  };

  export type Ruling = {
    by: string;
    findings: Array<ElementFinding>;
    result: 'GRANTED' | 'PARTLY_GRANTED' | 'DISMISSED' | 'UNDECIDED';
    remedy?: 'REFUND' | 'RETURN_AND_REFUND' | 'PARTIAL_REFUND' | 'REPLACEMENT' | 'REPAIR' | 'COMPENSATION' | 'NONE';
    amount?: Money;
    liability: Partial<Record<'BUYER' | 'SELLER' | 'CARRIER' | 'SERVICE_PROVIDER' | 'PLATFORM', number>>;
    atFault?: 'SELLER' | 'BUYER' | 'CARRIER' | 'SERVICE_PROVIDER' | 'PLATFORM' | 'NONE';
    clauses: Array<string>;
    policy: string;
    reasons?: PersonalText;
    lines?: Array<RemedyLine>;
    freight?: 'BUYER' | 'SELLER' | 'PLATFORM';
    deviation?: PersonalText;
    directions?: Array<'CONSUMER_ASSOCIATION' | 'REGULATOR' | 'COURT' | 'LABORATORY'>;
  };

  export type RulingIssued = {
    ruling: Ruling;
    ball: BallChange;
    '~proof'?: string;
  };

  export type SanctionAppealed = {
    explanation?: PersonalText;
    ball: BallChange;
    '~proof'?: string;
  };

  export type SellerRejected = {
    ground: 'NOT_A_QUALITY_ISSUE' | 'BUYER_MISUSE' | 'NORMAL_WEAR' | 'WITHIN_TOLERANCE' | 'AFFECTS_RESALE' | 'OUT_OF_WINDOW' | 'NOT_OUR_PARCEL' | 'ALREADY_RESOLVED' | 'OTHER';
    explanation?: PersonalText;
    evidence: Array<EvidenceItem>;
    ball: BallChange;
    '~proof'?: string;
  };

  export type ServiceRated = {
    by: 'BUYER' | 'SELLER' | 'AGENT' | 'SENIOR' | 'REVIEWER' | 'SUPERVISOR' | 'CARRIER' | 'SERVICE_PROVIDER' | 'LAB' | 'SYSTEM' | 'COURT' | 'REGULATOR';
    agent: string;
    stars: number;
    comment?: PersonalText;
    ball: BallChange;
    '~proof'?: string;
  };

  export type SettlementAccepted = {
    by: 'BUYER' | 'SELLER' | 'AGENT' | 'SENIOR' | 'REVIEWER' | 'SUPERVISOR' | 'CARRIER' | 'SERVICE_PROVIDER' | 'LAB' | 'SYSTEM' | 'COURT' | 'REGULATOR';
    plan?: EnforcementPlan;
    ball: BallChange;
    '~proof'?: string;
  };

  export type SettlementDeclined = {
    by: 'BUYER' | 'SELLER' | 'AGENT' | 'SENIOR' | 'REVIEWER' | 'SUPERVISOR' | 'CARRIER' | 'SERVICE_PROVIDER' | 'LAB' | 'SYSTEM' | 'COURT' | 'REGULATOR';
    why?: PersonalText;
    ball: BallChange;
    '~proof'?: string;
  };

  export type SettlementProposed = {
    remedy: 'REFUND' | 'RETURN_AND_REFUND' | 'PARTIAL_REFUND' | 'REPLACEMENT' | 'REPAIR' | 'COMPENSATION' | 'NONE';
    amount: Money;
    message?: PersonalText;
    lines?: Array<RemedyLine>;
    ball: BallChange;
    '~proof'?: string;
  };

  export type StatementAdded = {
    text?: PersonalText;
    visibleTo: 'ALL' | 'PLATFORM';
    ball: BallChange;
    '~proof'?: string;
  };

  export type StepConfirmed = {
    step: 'RETURN_GOODS' | 'RECEIVE_GOODS' | 'REFUND' | 'REPLACE' | 'REPAIR' | 'COMPENSATE' | 'SEND_REPLACEMENT' | 'SEND_REPAIRED' | 'RECEIVE_REPLACEMENT';
    reference?: PersonalText;
    ledger: Array<LedgerEntry>;
    plan?: EnforcementPlan;
    ball: BallChange;
    '~proof'?: string;
  };

  export type UnavailabilityDeclared = {
    by: 'BUYER' | 'SELLER' | 'AGENT' | 'SENIOR' | 'REVIEWER' | 'SUPERVISOR' | 'CARRIER' | 'SERVICE_PROVIDER' | 'LAB' | 'SYSTEM' | 'COURT' | 'REGULATOR';
    dutyId: string;
    element?: string;
    why?: PersonalText;
    ball: BallChange;
    '~proof'?: string;
  };

  export type ViolationDecided = {
    decision: 'UPHELD' | 'DISMISSED';
    points: number;
    reasons?: PersonalText;
    ball: BallChange;
    '~proof'?: string;
  };

  export type ViolationReported = {
    by: string;
    seller?: string;
    kind: 'FORCED_PURCHASE' | 'FAKE_RATINGS' | 'PROHIBITED_GOODS' | 'FALSE_ADVERTISING' | 'MALICIOUS_RATINGS' | 'THREATS' | 'OTHER';
    explanation?: PersonalText;
    dispute?: string;
    evidence: Array<EvidenceItem>;
    policy: string;
    ball: BallChange;
    accused?: string;
    '~proof'?: string;
  };
}

export namespace records {
  export type AllowedAction = {
    action: string;
    until?: string;
    required: Array<string>;
  };

  export type AuditRoot = {
    n: number;
    at: string;
    heads: Array<Head>;
    previous: string;
    hash: string;
    keyId: string;
    signature: string;
  };

  export type CaseSnapshot = {
    caseId: string;
    seq: number;
    version: number;
    head: string;
    stage: 'NEGOTIATION' | 'ACCEPTANCE' | 'EVIDENCE' | 'MEDIATION' | 'ADJUDICATION' | 'APPEAL_WINDOW' | 'REVIEW' | 'ENFORCEMENT' | 'SUSPENDED' | 'CLOSED';
    outcome?: 'SETTLED' | 'REMEDY_PERFORMED' | 'CLAIM_DISMISSED' | 'WITHDRAWN' | 'LAPSED' | 'INADMISSIBLE' | 'UNDECIDED' | 'EXTERNALLY_DECIDED' | 'UPHELD' | 'ANSWERED';
    duties: Array<Duty>;
  };

  export type CommandRecord = {
    commandId: string;
    caseId?: string;
    actor: string;
    command: 'FileComplaint' | 'AcceptClaim' | 'RejectClaim' | 'MakeOffer' | 'AcceptOffer' | 'DeclineOffer' | 'AddStatement' | 'WithdrawComplaint' | 'RequestIntervention' | 'AcceptIntervention' | 'DeclineIntervention' | 'HandOff' | 'RequestEvidence' | 'SubmitEvidence' | 'DeclareUnavailable' | 'CompleteEvidence' | 'ProposeSettlement' | 'AcceptSettlement' | 'DeclineSettlement' | 'EscalateToSenior' | 'IssueRuling' | 'LodgeAppeal' | 'DecideAppeal' | 'ConfirmStep' | 'ReportNonPerformance' | 'SuspendCase' | 'ResumeCase' | 'RecordExternalOutcome' | 'RateService' | 'FileAgentComplaint' | 'DecideAgentComplaint' | 'AppealSanction' | 'ReportViolation' | 'AnswerReport' | 'DecideViolation' | 'ContestFlag' | 'ContestRecovery' | 'DecideContest' | 'OpenContact' | 'AnswerContact' | 'LapseDuty' | 'RecordAdvance' | 'ReverseRecovery' | 'ReduceRemedy' | 'CreditOutage' | 'AnnouncePolicy';
    with?: Record<string, unknown>;
    expectedVersion?: number;
  };

  export type CommandReply = {
    commandId: string;
    actor?: string;
    caseId?: string;
    status: 'ACCEPTED' | 'REJECTED';
    version?: number;
    receipt?: Receipt;
    events?: Array<EventMention>;
    problem?: ProblemDocument;
  };

  export type DuePayment = {
    to: 'BUYER' | 'SELLER' | 'CARRIER' | 'SERVICE_PROVIDER' | 'PLATFORM';
    amount: Money;
  };

  export type Duty = {
    dutyId: string;
    kind: 'ANSWER_CLAIM' | 'ANSWER_REJECTION' | 'ANSWER_OFFER' | 'TRIAGE' | 'PROVE' | 'ANSWER_REQUEST' | 'INSPECT' | 'ANSWER_SETTLEMENT' | 'RULE' | 'MAY_APPEAL' | 'REVIEW' | 'RETURN_GOODS' | 'CONFIRM_RECEIPT' | 'PERFORM' | 'PAY_ADVANCE' | 'AWAIT_OUTSIDE_BODY' | 'HANDLE_AGENT_COMPLAINT' | 'HANDLE_VIOLATION' | 'HANDLE_CONTEST' | 'ANSWER_REPORT' | 'ANSWER_CONTACT';
    holder: 'BUYER' | 'SELLER' | 'AGENT' | 'SENIOR' | 'REVIEWER' | 'SUPERVISOR' | 'CARRIER' | 'SERVICE_PROVIDER' | 'LAB' | 'SYSTEM' | 'COURT' | 'REGULATOR';
    holderId?: string;
    since: string;
    dueAt: string;
    clock: 'CALENDAR' | 'BUSINESS';
    onLapse: 'REMEDY_GRANTED' | 'INTERVENTION_OPENS' | 'CASE_LAPSES' | 'OFFER_EXPIRES' | 'CASE_ACCEPTED' | 'PRESUMPTION' | 'GOES_ON' | 'COUNTS_AS_DECLINED' | 'MOVES_TO_SENIOR' | 'PROVISIONAL_CREDIT' | 'GRANTED_AT_PLATFORM_COST' | 'RULING_FINAL' | 'OTHER_REVIEWER' | 'RULING_STANDS' | 'REMEDY_LAPSES' | 'COUNTS_AS_RECEIVED' | 'PLATFORM_PAYS' | 'RETRIED' | 'PLATFORM_OWES' | 'RESUMES' | 'ONE_LEVEL_UP' | 'CLOSES_UNDECIDED';
    clause: string;
    remindAt: Array<string>;
    about?: string;
    kinds?: Array<'CHAT_LOG' | 'ORDER_RECORD' | 'PAYMENT_RECORD' | 'PHOTO' | 'VIDEO' | 'TRACKING' | 'LABEL' | 'MEASUREMENT' | 'STANDARD' | 'LISTING_SNAPSHOT' | 'ADVERTISEMENT' | 'INSPECTION_REPORT' | 'CERTIFICATE' | 'MEDICAL_RECORD' | 'AGENT_IDENTITY' | 'NEGOTIATION_RECORD' | 'OTHER'>;
    payments?: Array<DuePayment>;
    calendarAssumed?: boolean;
  };

  export type EventMention = {
    seq: number;
    type: string;
    at: string;
  };

  export type EvidenceStored = {
    evidenceId: string;
    kind: 'CHAT_LOG' | 'ORDER_RECORD' | 'PAYMENT_RECORD' | 'PHOTO' | 'VIDEO' | 'TRACKING' | 'LABEL' | 'MEASUREMENT' | 'STANDARD' | 'LISTING_SNAPSHOT' | 'ADVERTISEMENT' | 'INSPECTION_REPORT' | 'CERTIFICATE' | 'MEDICAL_RECORD' | 'AGENT_IDENTITY' | 'NEGOTIATION_RECORD' | 'OTHER';
    size: number;
    sha256: string;
    detectedType: string;
    kindFits: boolean;
    uploadedBy: string;
    uploadedAt: string;
    caseId?: string;
    type: 'EvidenceStored';
  };

  export type FieldError = {
    field: string;
    message: string;
  };

  export type Head = {
    stream: string;
    seq: number;
    at: string;
    hash: string;
  };

  export type Money = {
    amount: string;
    currency: string;
  };

  export type NoticeDelivered = {
    id: string;
    caseId: string;
    seq: number;
    recipient: string;
    channel: string;
    template: string;
    state: string;
    at: string;
    type: 'NoticeDelivered';
  };

  export type NoticeUndelivered = {
    id: string;
    caseId: string;
    seq: number;
    recipient: string;
    channel: string;
    template: string;
    state: string;
    at: string;
    type: 'NoticeUndelivered';
  };

  export type PersonErased = {
    id: string;
    person: string;
    cases?: Array<string>;
    at: string;
    kept?: Array<string>;
  };

  export type ProblemDocument = {
    type: string;
    title: string;
    status: number;
    detail: string;
    code: string;
    rule: string;
    next: string;
    caseId?: string;
    allowedActions: Array<AllowedAction>;
    errors: Array<FieldError>;
  };

  export type Receipt = {
    caseId: string;
    version: number;
    actor: string;
    commandId: string;
    bodyHash: string;
    at: string;
    firstSeq: number;
    lastSeq: number;
    head: string;
    keyId: string;
    signature: string;
  };

  export type ReminderDue = {
    id: string;
    caseId: string;
    at: string;
    dutyId: string;
    duty: 'ANSWER_CLAIM' | 'ANSWER_REJECTION' | 'ANSWER_OFFER' | 'TRIAGE' | 'PROVE' | 'ANSWER_REQUEST' | 'INSPECT' | 'ANSWER_SETTLEMENT' | 'RULE' | 'MAY_APPEAL' | 'REVIEW' | 'RETURN_GOODS' | 'CONFIRM_RECEIPT' | 'PERFORM' | 'PAY_ADVANCE' | 'AWAIT_OUTSIDE_BODY' | 'HANDLE_AGENT_COMPLAINT' | 'HANDLE_VIOLATION' | 'HANDLE_CONTEST' | 'ANSWER_REPORT' | 'ANSWER_CONTACT';
    holder: 'BUYER' | 'SELLER' | 'AGENT' | 'SENIOR' | 'REVIEWER' | 'SUPERVISOR' | 'CARRIER' | 'SERVICE_PROVIDER' | 'LAB' | 'SYSTEM' | 'COURT' | 'REGULATOR';
    holderId?: string;
    dueAt: string;
    share: number;
    type: 'ReminderDue';
  };

  export type SealedWords = {
    subject: string;
    sealed: string;
  };

  export type ServiceHeartbeat = {
    instance: string;
    at: string;
  };

  export type SignedRoot = {
    n: number;
    at: string;
    cases: number;
    root: string;
    previous: string;
    hash: string;
    keyId: string;
    signature: string;
  };

  export type StandingChanged = {
    id: string;
    of: string;
    at: string;
    from?: 'WARNING' | 'POINTS_DEDUCTED' | 'LISTING_LIMIT' | 'REMOVAL';
    to?: 'WARNING' | 'POINTS_DEDUCTED' | 'LISTING_LIMIT' | 'REMOVAL';
    points: number;
    because?: string;
    policy: string;
  };

  export type SupervisorAlarm = {
    id: string;
    caseId: string;
    at: string;
    dutyId: string;
    duty: 'ANSWER_CLAIM' | 'ANSWER_REJECTION' | 'ANSWER_OFFER' | 'TRIAGE' | 'PROVE' | 'ANSWER_REQUEST' | 'INSPECT' | 'ANSWER_SETTLEMENT' | 'RULE' | 'MAY_APPEAL' | 'REVIEW' | 'RETURN_GOODS' | 'CONFIRM_RECEIPT' | 'PERFORM' | 'PAY_ADVANCE' | 'AWAIT_OUTSIDE_BODY' | 'HANDLE_AGENT_COMPLAINT' | 'HANDLE_VIOLATION' | 'HANDLE_CONTEST' | 'ANSWER_REPORT' | 'ANSWER_CONTACT';
    holder: 'BUYER' | 'SELLER' | 'AGENT' | 'SENIOR' | 'REVIEWER' | 'SUPERVISOR' | 'CARRIER' | 'SERVICE_PROVIDER' | 'LAB' | 'SYSTEM' | 'COURT' | 'REGULATOR';
    holderId?: string;
    dueAt: string;
    why: 'SENIOR_LATE' | 'REVIEWER_LATE' | 'INSPECTION_LATE' | 'ADVANCE_UNPAID' | 'SUPERVISOR_LATE' | 'CONTACT_UNANSWERED';
    type: 'SupervisorAlarm';
  };

  export type TraceFigures = {
    cases: number;
    counted: number;
    pieces: number;
    sold?: number;
    firstAt: string;
    lastAt: string;
  };

  export type TraceFiguresChanged = {
    id: string;
    group: string;
    seq: number;
    at: string;
    figures: TraceFigures;
    because: string;
    type: 'TraceFiguresChanged';
  };

  export type TraceGroupDecided = {
    id: string;
    group: string;
    seq: number;
    at: string;
    decision: 'APPROVED' | 'DECLINED';
    measures: Array<'STOP_SALE' | 'RECALL' | 'REPORT_TO_REGULATOR'>;
    by: string;
    reasons: SealedWords;
    type: 'TraceGroupDecided';
  };

  export type TraceGroupOpened = {
    id: string;
    group: string;
    seq: number;
    at: string;
    market: string;
    policy: string;
    rule: string;
    goods: TracedGoods;
    reasons: Array<'QUALITY_DEFECT' | 'NOT_AS_DESCRIBED' | 'FALSE_ADVERTISING' | 'COUNTERFEIT' | 'FRAUD' | 'PARCEL_LOST' | 'PARCEL_DAMAGED' | 'DELIVERY_STALLED' | 'WARRANTY_REFUSED' | 'SERVICE_PROMISE_BROKEN' | 'RETURN_REFUSED' | 'REFUND_UNPAID' | 'NO_REASON_RETURN' | 'INJURY_OR_ALLERGY' | 'SELLER_MISCONDUCT'>;
    figures: TraceFigures;
    proposed: Array<'STOP_SALE' | 'RECALL' | 'REPORT_TO_REGULATOR'>;
    because: string;
    type: 'TraceGroupOpened';
  };

  export type TracedGoods = {
    by: 'SELLER' | 'SKU' | 'BATCH';
    seller?: string;
    sku?: string;
    batch?: string;
    maker?: string;
  };
}

/** What goes into `with` of a command, by its name. */
export interface Commands {
  'AcceptClaim': commands.AcceptClaim;
  'AcceptIntervention': commands.AcceptIntervention;
  'AcceptOffer': commands.AcceptOffer;
  'AcceptSettlement': commands.AcceptSettlement;
  'AddStatement': commands.AddStatement;
  'AnnouncePolicy': commands.AnnouncePolicy;
  'AnswerContact': commands.AnswerContact;
  'AnswerReport': commands.AnswerReport;
  'AppealSanction': commands.AppealSanction;
  'CompleteEvidence': commands.CompleteEvidence;
  'ConfirmStep': commands.ConfirmStep;
  'ContestFlag': commands.ContestFlag;
  'ContestRecovery': commands.ContestRecovery;
  'CreditOutage': commands.CreditOutage;
  'DecideAgentComplaint': commands.DecideAgentComplaint;
  'DecideAppeal': commands.DecideAppeal;
  'DecideContest': commands.DecideContest;
  'DecideViolation': commands.DecideViolation;
  'DeclareUnavailable': commands.DeclareUnavailable;
  'DeclineIntervention': commands.DeclineIntervention;
  'DeclineOffer': commands.DeclineOffer;
  'DeclineSettlement': commands.DeclineSettlement;
  'EscalateToSenior': commands.EscalateToSenior;
  'FileAgentComplaint': commands.FileAgentComplaint;
  'FileComplaint': commands.FileComplaint;
  'HandOff': commands.HandOff;
  'IssueRuling': commands.IssueRuling;
  'LapseDuty': commands.LapseDuty;
  'LodgeAppeal': commands.LodgeAppeal;
  'MakeOffer': commands.MakeOffer;
  'OpenContact': commands.OpenContact;
  'ProposeSettlement': commands.ProposeSettlement;
  'RateService': commands.RateService;
  'RecordAdvance': commands.RecordAdvance;
  'RecordExternalOutcome': commands.RecordExternalOutcome;
  'ReduceRemedy': commands.ReduceRemedy;
  'RejectClaim': commands.RejectClaim;
  'ReportNonPerformance': commands.ReportNonPerformance;
  'ReportViolation': commands.ReportViolation;
  'RequestEvidence': commands.RequestEvidence;
  'RequestIntervention': commands.RequestIntervention;
  'ResumeCase': commands.ResumeCase;
  'ReverseRecovery': commands.ReverseRecovery;
  'SubmitEvidence': commands.SubmitEvidence;
  'SuspendCase': commands.SuspendCase;
  'WithdrawComplaint': commands.WithdrawComplaint;
}

/** The value of a record on the topic of events, by `ce_type` without its prefix. */
export interface Events {
  'advance-paid.v1': events.AdvancePaid;
  'agent-complaint-decided.v1': events.AgentComplaintDecided;
  'agent-complaint-filed.v1': events.AgentComplaintFiled;
  'appeal-decided.v1': events.AppealDecided;
  'appeal-lodged.v1': events.AppealLodged;
  'case-closed.v1': events.CaseClosed;
  'case-resumed.v1': events.CaseResumed;
  'case-suspended.v1': events.CaseSuspended;
  'claim-accepted.v1': events.ClaimAccepted;
  'complaint-filed.v1': events.ComplaintFiled;
  'complaint-withdrawn.v1': events.ComplaintWithdrawn;
  'contact-answered.v1': events.ContactAnswered;
  'contact-opened.v1': events.ContactOpened;
  'contest-decided.v1': events.ContestDecided;
  'duty-lapsed.v1': events.DutyLapsed;
  'escalated-to-senior.v1': events.EscalatedToSenior;
  'evidence-completed.v1': events.EvidenceCompleted;
  'evidence-requested.v1': events.EvidenceRequested;
  'evidence-round-opened.v1': events.EvidenceRoundOpened;
  'evidence-submitted.v1': events.EvidenceSubmitted;
  'express-refund-granted.v1': events.ExpressRefundGranted;
  'external-outcome-recorded.v1': events.ExternalOutcomeRecorded;
  'flag-contested.v1': events.FlagContested;
  'handed-off.v1': events.HandedOff;
  'intervention-accepted.v1': events.InterventionAccepted;
  'intervention-declined.v1': events.InterventionDeclined;
  'intervention-requested.v1': events.InterventionRequested;
  'no-reason-return-granted.v1': events.NoReasonReturnGranted;
  'non-performance-reported.v1': events.NonPerformanceReported;
  'offer-accepted.v1': events.OfferAccepted;
  'offer-declined.v1': events.OfferDeclined;
  'offer-made.v1': events.OfferMade;
  'outage-credited.v1': events.OutageCredited;
  'owner-fixed.v1': events.OwnerFixed;
  'policy-announced.v1': events.PolicyAnnounced;
  'provisional-credit-granted.v1': events.ProvisionalCreditGranted;
  'recovery-contested.v1': events.RecoveryContested;
  'recovery-opened.v1': events.RecoveryOpened;
  'recovery-reversed.v1': events.RecoveryReversed;
  'remedy-reduced.v1': events.RemedyReduced;
  'report-answered.v1': events.ReportAnswered;
  'ruling-issued.v1': events.RulingIssued;
  'sanction-appealed.v1': events.SanctionAppealed;
  'seller-rejected.v1': events.SellerRejected;
  'service-rated.v1': events.ServiceRated;
  'settlement-accepted.v1': events.SettlementAccepted;
  'settlement-declined.v1': events.SettlementDeclined;
  'settlement-proposed.v1': events.SettlementProposed;
  'statement-added.v1': events.StatementAdded;
  'step-confirmed.v1': events.StepConfirmed;
  'unavailability-declared.v1': events.UnavailabilityDeclared;
  'violation-decided.v1': events.ViolationDecided;
  'violation-reported.v1': events.ViolationReported;
}

/** A command over Kafka. */
export type Command = {
  [N in keyof Commands]: {commandId: string; caseId?: string; actor: string; command: N; with: Commands[N]};
}[keyof Commands];
