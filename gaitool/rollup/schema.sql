-- What the files were filled in on. Texts are those of editions that no installation has; the
-- digest tells two of one version apart, and is empty for the editions that every one has. Cells
-- are named as a JSON list: those of an edition may be others in the next version of the program.
CREATE TABLE editions (
    id INTEGER PRIMARY KEY,
    version TEXT NOT NULL,
    digest TEXT NOT NULL,
    cells TEXT NOT NULL,
    source TEXT NOT NULL,
    UNIQUE (version, digest, cells)
);
-- What was collected of each content; the name also covers by what it was judged, which
-- "judged" states by name. Figures are the digits of the edition's cells.
CREATE TABLE collected (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    digest TEXT NOT NULL,
    saved TEXT NOT NULL,
    own_output INTEGER NOT NULL,
    unread INTEGER NOT NULL,
    stamp_lost INTEGER NOT NULL,
    sum_of TEXT NOT NULL,
    lists TEXT NOT NULL,
    dated TEXT NOT NULL,
    usable INTEGER NOT NULL,
    agency TEXT NOT NULL,
    year INTEGER,
    edition INTEGER REFERENCES editions,
    summary TEXT NOT NULL,
    first_problem TEXT NOT NULL,
    identities TEXT NOT NULL,
    judged TEXT NOT NULL,
    lapsed TEXT NOT NULL,
    of_text TEXT NOT NULL,
    result BLOB NOT NULL,
    figures TEXT NOT NULL
);
CREATE INDEX collected_on_edition ON collected (edition);
CREATE TABLE sentences (
    collected INTEGER NOT NULL REFERENCES collected ON DELETE CASCADE,
    sentence INTEGER NOT NULL,
    quote TEXT NOT NULL
);
CREATE INDEX sentences_of_file ON sentences (collected);
-- Names of files are bytes, since some are no UTF-8.
CREATE TABLE present (
    place INTEGER PRIMARY KEY,
    file BLOB NOT NULL,
    saved TEXT NOT NULL,
    changed TEXT NOT NULL,
    collected INTEGER NOT NULL REFERENCES collected ON DELETE CASCADE
);
-- Files that are read for their figures alone: those of earlier years, and those of this year by
-- which the files of last year are found.
CREATE TABLE beside (
    role TEXT NOT NULL,
    place INTEGER NOT NULL,
    file BLOB NOT NULL,
    saved TEXT NOT NULL,
    changed TEXT NOT NULL,
    collected INTEGER NOT NULL REFERENCES collected ON DELETE CASCADE,
    PRIMARY KEY (role, place)
);
-- What the lines of 单位清单 are searched by, in their order. "shared" are the findings that only a
-- comparison with other units gives.
CREATE TABLE lines (
    place INTEGER PRIMARY KEY,
    unit TEXT NOT NULL,
    standing TEXT NOT NULL,
    counted INTEGER NOT NULL,
    judged TEXT NOT NULL,
    present INTEGER REFERENCES present ON DELETE CASCADE,
    identities TEXT NOT NULL,
    shared BLOB NOT NULL
);
-- Units whose texts are one another's, as JSON.
CREATE TABLE copied_groups (copied TEXT NOT NULL);
-- The file that stands for each unit.
CREATE VIEW reports AS
    SELECT lines.place, unit, counted, lines.judged, present.collected, file,
        usable, year, lines.identities, of_text, result, shared, dated, cells, figures
    FROM lines
    JOIN present ON present.place = lines.present
    JOIN collected ON collected.id = present.collected
    LEFT JOIN editions ON editions.id = collected.edition
    WHERE standing <> 'duplicate';
-- The open findings of each unit when it was last collected, for each of the last things that it
-- was judged by: only what was judged alike can be compared, and a run with other options in
-- between must not cost that. Units stay, since one may be absent from a run and back in the next.
CREATE TABLE last_runs (
    unit TEXT NOT NULL,
    judged TEXT NOT NULL,
    identities TEXT NOT NULL,
    run INTEGER NOT NULL,
    PRIMARY KEY (unit, judged)
);
