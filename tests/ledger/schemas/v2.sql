BEGIN TRANSACTION;
CREATE TABLE draft (
                draft_key TEXT PRIMARY KEY,
                account TEXT NOT NULL,
                kind TEXT NOT NULL,
                mailbox TEXT NOT NULL,
                message_id TEXT NOT NULL,
                raw BYTEA NOT NULL,
                flags TEXT NOT NULL,
                persons TEXT NOT NULL,
                steps TEXT NOT NULL,
                recipients TEXT NOT NULL,
                subject TEXT NOT NULL,
                parents TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                state TEXT NOT NULL,
                uidvalidity BIGINT NOT NULL,
                uidnext BIGINT NOT NULL,
                uid BIGINT NOT NULL,
                size BIGINT NOT NULL,
                digest TEXT NOT NULL,
                attempts INTEGER NOT NULL,
                attempt_at BIGINT,
                settle_until_at BIGINT,
                state_at BIGINT,
                reason TEXT NOT NULL
            , template TEXT NOT NULL DEFAULT '');
INSERT INTO "draft" VALUES('k1','private','attempt','Entwürfe','k1@me.example',X'46726F6D3A206D650D0A0D0A48656C6C6F00FF','["\\Draft","\\Seen"]','["ann@example.org"]','["k1","k2"]','["ann@example.org"]','Re: Über uns','["1@me.example"]',1772443800000000,'appending',7,9,0,0,'',0,1772443800000000,NULL,NULL,'','');
CREATE TABLE draft_step (
                step_key TEXT PRIMARY KEY,
                draft_key TEXT NOT NULL REFERENCES draft (draft_key)
            );
INSERT INTO "draft_step" VALUES('k1','k1');
INSERT INTO "draft_step" VALUES('k2','k1');
CREATE TABLE fact (
                natural_key TEXT PRIMARY KEY,
                person TEXT NOT NULL,
                kind TEXT NOT NULL,
                at BIGINT NOT NULL,
                body TEXT NOT NULL
            );
INSERT INTO "fact" VALUES('private|outreach|ann@example.org|1@me.example','ann@example.org','outreach',1772443800000000,'{"account":"private","message_id":"1@me.example","evidence":[["subject","Subject","Twenty minutes"]],"playbook":"advice","subject":"Twenty minutes","recipients":["ann@example.org"]}');
INSERT INTO "fact" VALUES('private|outreach|bea@example.org|2@me.example','bea@example.org','outreach',1772530200000000,'{"account":"private","message_id":"2@me.example","evidence":[["subject","Subject","Twenty minutes"]],"playbook":"advice","subject":"Twenty minutes","recipients":["bea@example.org"]}');
CREATE TABLE learned (
                person TEXT NOT NULL,
                what TEXT NOT NULL,
                value TEXT NOT NULL,
                source TEXT NOT NULL,
                at BIGINT NOT NULL,
                PRIMARY KEY (person, what)
            );
INSERT INTO "learned" VALUES('ann@example.org','phone','+49 30 1','their signature',1772443800000000);
CREATE TABLE mailbox (
                id INTEGER PRIMARY KEY,
                account TEXT NOT NULL,
                name TEXT NOT NULL,
                uidvalidity BIGINT,
                uidnext BIGINT,
                highestmodseq BIGINT,
                UNIQUE (account, name)
            );
INSERT INTO "mailbox" VALUES(1,'private','Sent',7,5,99);
INSERT INTO "mailbox" VALUES(2,'private','INBOX',NULL,NULL,NULL);
CREATE TABLE message (
                account TEXT NOT NULL,
                message_key TEXT NOT NULL,
                mailbox TEXT NOT NULL,
                uidvalidity BIGINT NOT NULL,
                uid BIGINT NOT NULL,
                own SMALLINT NOT NULL,
                at BIGINT NOT NULL,
                raw BYTEA NOT NULL,
                PRIMARY KEY (account, message_key)
            );
INSERT INTO "message" VALUES('private','1@me.example','Sent',7,4,1,1772443800000000,X'5375626A6563743A20780D0A0D0A00FF');
CREATE TABLE migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL);
INSERT INTO "migration" VALUES(1,'first');
INSERT INTO "migration" VALUES(2,'the user''s words');
CREATE TABLE passed (
                mailbox_id INTEGER NOT NULL REFERENCES mailbox (id),
                uidvalidity BIGINT NOT NULL,
                first_uid BIGINT NOT NULL,
                last_uid BIGINT NOT NULL,
                from_at BIGINT NOT NULL,
                until_at BIGINT NOT NULL,
                lines TEXT NOT NULL,
                PRIMARY KEY (mailbox_id, uidvalidity, first_uid, last_uid)
            );
INSERT INTO "passed" VALUES(2,7,4,4,1772443800000000,1772443800000000,'4 1772443800000000 p4@example.com	4@x');
CREATE TABLE poison (
                account TEXT NOT NULL,
                mailbox TEXT NOT NULL,
                uidvalidity BIGINT NOT NULL,
                uid BIGINT NOT NULL,
                problem TEXT NOT NULL,
                tries INTEGER NOT NULL,
                PRIMARY KEY (account, mailbox, uidvalidity, uid)
            );
INSERT INTO "poison" VALUES('private','INBOX',7,4,'a problem',3);
CREATE TABLE question (
                question_key TEXT PRIMARY KEY,
                person TEXT NOT NULL,
                heading TEXT NOT NULL,
                text TEXT NOT NULL,
                at BIGINT NOT NULL,
                told_at BIGINT
            );
INSERT INTO "question" VALUES('q1','ann@example.org','Who?','Two fit.',1772443800000000,NULL);
CREATE TABLE said (
                said_key TEXT PRIMARY KEY,
                account TEXT NOT NULL,
                note_id TEXT NOT NULL,
                text TEXT NOT NULL,
                at BIGINT NOT NULL,
                heeded_at BIGINT
            );
INSERT INTO "said" VALUES('w1','private','k1@me.example','called',1772443800000000,NULL);
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
INSERT INTO "setting" VALUES('awake_since','today');
CREATE INDEX fact_person ON fact (person);
COMMIT;
