-- The outbox. A row is written in the transaction that is its reason. send_once makes a mail be queued only once. email and
-- recipient are the address, as it is found by and as it was typed; learner_id is whom it is about. next_try_at is NULL when
-- there is nothing more to do: sent_at says whether it was sent, else it was given up. body is then empty: it may have had
-- secrets. trouble is what went wrong at the last try.
CREATE TABLE mails (
    id UUID NOT NULL PRIMARY KEY,
    send_once TEXT NOT NULL UNIQUE,
    email TEXT NOT NULL,
    recipient TEXT NOT NULL,
    learner_id UUID,
    lang TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    useless_after BIGINT,
    next_try_at BIGINT,
    tries BIGINT NOT NULL,
    sent_at BIGINT,
    trouble TEXT NOT NULL
);
