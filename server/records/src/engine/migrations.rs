//! Bringing the schema up to date. The rules stand in `migrations/README.md`.

use std::time::{Duration, Instant};

use sqlx::migrate::{Migrate, MigrateError, Migration, MigrationType, Migrator};
use sqlx::{AssertSqlSafe, SqlSafeStr as _};

use crate::OpenError;

/// How long other instances that start at the same time are given for each migration.
const PATIENCE: Duration = Duration::from_secs(10);

/// The table in which sqlx keeps what has been applied.
const TABLE: &str = "_sqlx_migrations";

/// Number, name and text of each migration.
macro_rules! listed {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../../../migrations/", $name, ".sql")))),*]
    };
}

/// All migrations in order: the files of the folder `migrations`. Listed rather than found by sqlx's macro: this way the
/// compiler sees a changed file, and no further crates are needed to build.
const ALL: &[(&str, &str)] = listed![
    "0001_learners",
    "0002_sessions",
    "0003_sessions_by_learner",
    "0004_course_places",
    "0005_course_places_by_course",
    "0006_pages_read",
    "0007_practice_answers",
    "0008_media_states",
    "0009_attempts",
    "0010_attempts_by_course",
    "0011_attempt_answers",
    "0012_certificates",
    "0013_certificates_by_course",
    "0014_attempts_running",
    "0015_accounts",
    "0016_passwords",
    "0017_learners_joined_into",
    "0018_learners_joined_at",
    "0019_learners_by_joined_into",
    "0020_sessions_device",
    "0021_sessions_used_at",
    "0022_sessions_signed_in_at",
    "0023_sign_in_links",
    "0024_sign_in_links_by_email",
    "0025_sign_in_links_by_asker",
    "0026_mails",
    "0027_mails_by_next_try",
    "0028_mails_by_email",
    "0029_mails_by_learner",
    "0030_completions",
    "0031_completions_by_course",
    "0032_guesses",
    "0033_erased_certificates",
    "0034_heartbeats",
    "0035_mails_by_age",
    "0036_sign_in_links_by_end",
    "0037_guesses_by_since",
    "0040_organisations",
    "0041_teams",
    "0042_members",
    "0043_members_by_learner",
    "0044_members_by_name",
    "0045_team_members",
    "0046_team_members_by_learner",
    "0047_join_links",
    "0048_invitations",
    "0049_invitations_by_email",
    "0050_invitations_by_learner",
    "0051_assignments",
    "0052_standings",
    "0053_standings_by_learner",
    "0054_standings_by_name",
    "0055_audit",
    "0056_audit_by_learner",
    "0057_audit_by_subject",
    "0070_team_members_of_learner",
    "0071_team_members_by_learner_removed",
    "0075_personal_assignments",
    "0076_personal_assignments_by_learner",
    "0077_invited_courses",
    "0078_imports",
    "0079_audit_by_time",
    "0080_renewals",
    "0081_pages_read_again_at",
    "0082_standings_assigned_at",
    "0083_standings_by_due",
    "0084_standings_by_assigned",
    "0085_reminder_settings",
    "0086_reminders",
    "0087_reminder_links",
    "0088_mails_stop",
    "0089_admins",
    "0090_passkeys",
    "0091_passkeys_by_learner",
    "0092_passkey_challenges",
    "0093_passkey_challenges_by_end",
    "0094_passkey_challenges_by_learner",
    "0095_api_tokens",
    "0096_api_tokens_by_learner",
    "0097_webhooks",
    "0098_webhook_deliveries",
    "0099_webhook_deliveries_by_next_try",
    "0100_webhook_deliveries_by_learner",
    "0110_logos",
    "0111_organisations_logo",
    "0112_certificates_organisation",
    "0113_certificates_logo",
    "0114_certificates_by_logo",
    "0115_personal_assignments_renew_months",
    "0116_personal_assignments_version",
    "0117_webhooks_version",
    "0120_certificates_ends_at",
    "0121_certificates_revoked_at",
    "0122_certificates_revoked_reason",
    "0123_revocations",
    "0124_certificates_replaces",
    "0125_certificates_by_replaces",
    "0126_certificates_look",
    "0127_pdf_hashes",
    "0128_certificate_reminders",
    "0129_certificates_by_end",
    "0130_signing_keys",
    "0131_signing_keys_current",
    "0132_certificates_key_id",
    "0133_certificates_signature",
    "0134_certificates_signed_at",
    "0135_certificates_unsigned",
    "0136_certificates_issuer_logo",
    "0137_certificates_by_issuer_logo",
    "0140_status_places",
    "0141_status_places_revoked",
    "0142_signing_keys_second",
    "0143_certificates_place",
    "0144_certificates_by_place",
    "0145_certificates_credential_key",
    "0146_certificates_credential_at",
    "0147_certificates_credential_proof",
    "0148_certificates_credential_jwt",
    "0149_certificates_without_credential",
    "0150_certificates_code_signature",
    "0151_certificates_kind",
    "0152_erased_certificates_kind",
    "0160_practice_answers_first_at",
    "0161_certificates_revoked",
];

fn migrator() -> Migrator {
    let migrations = ALL
        .iter()
        .map(|(name, text)| {
            let (number, description) = name.split_once('_').unwrap_or((name, ""));
            let number = number.parse().unwrap_or(i64::MAX);
            let text = AssertSqlSafe(*text).into_sql_str();
            Migration::new(number, description.replace('_', " ").into(), MigrationType::Simple, text, false)
        })
        .collect();
    let mut migrator = Migrator::with_migrations(migrations);
    // Advisory locks are not to be had on every engine that speaks PostgreSQL's language.
    migrator.set_locking(false);
    migrator
}

/// Applies what is missing. A schema that this program does not know is left as it is.
pub(super) async fn bring_up<C: Migrate>(connection: &mut C) -> Result<(), OpenError> {
    let migrator = migrator();
    let known = migrator.iter().map(|migration| migration.version).max().unwrap_or(0);
    let mut until = Instant::now() + PATIENCE;
    let mut before = 0;
    loop {
        let error = match migrator.run_direct(None, connection, false).await {
            Ok(()) => return Ok(()),
            Err(error) => error,
        };
        let (error, at) = match error {
            MigrateError::Execute(error) => (error, String::new()),
            MigrateError::ExecuteMigration(error, version) => (error, format!("migration {version}: ")),
            MigrateError::VersionMissing(missing) => {
                let applied = connection.list_applied_migrations(TABLE).await.unwrap_or_default();
                let found = applied.iter().map(|migration| migration.version).max().unwrap_or(missing);
                return Err(if found > known {
                    OpenError::Newer { found, known }
                } else {
                    OpenError::Engine(format!(
                        "its schema has migration {missing}, which is none of this program's: it was made by another program"
                    ))
                });
            }
            MigrateError::VersionMismatch(version) => {
                return Err(OpenError::Engine(format!(
                    "migration {version} of its schema is not the one of this program: one of the two was changed after its release"
                )));
            }
            other => return Err(OpenError::Engine(other.to_string())),
        };
        // Another instance may be at the same migration: whoever is later finds the table there, the index gone, the row
        // taken. Once the other has come through, any such error is none.
        let applied = connection.list_applied_migrations(TABLE).await.map_or(0, |all| all.len());
        if applied > before {
            before = applied;
            until = Instant::now() + PATIENCE;
        } else if !collides(&error) || Instant::now() >= until {
            return Err(OpenError::Engine(format!("{at}{}", super::Fault::from(error).message())));
        }
        tracing::debug!("another instance is bringing the schema up to date");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// Whether a statement failed because somebody else does the same right now.
fn collides(error: &sqlx::Error) -> bool {
    let Some(error) = error.as_database_error() else { return false };
    let code = error.code().unwrap_or_default();
    error.is_unique_violation()
        // serialization_failure, deadlock_detected, duplicate_table, duplicate_column, duplicate_object, tuple
        // concurrently updated
        || ["40001", "40P01", "42P07", "42701", "42710", "XX000"].contains(&&*code)
        // SQLITE_BUSY, SQLITE_LOCKED and their kinds
        || code.parse::<i32>().is_ok_and(|code| [5, 6].contains(&(code & 0xff)) && code < 10_000)
        || error.message().contains("already exists")
        || error.message().contains("duplicate column name")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_the_folder() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../migrations");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .filter_map(|entry| entry.unwrap().file_name().to_str()?.strip_suffix(".sql").map(str::to_owned))
            .collect();
        files.sort();
        let listed: Vec<&str> = ALL.iter().map(|(name, _)| *name).collect();
        assert_eq!(listed, files);
    }

    #[test]
    fn numbers_ascend_and_each_file_is_one_statement() {
        let mut last = 0;
        for migration in migrator().iter() {
            let number = migration.version;
            assert!(number > last, "migration {number} after {last}");
            last = number;
            let text: String = migration.sql.as_str().lines().filter(|line| !line.starts_with("--")).collect();
            assert_eq!(text.matches(';').count(), 1, "migration {number}");
            assert!(text.trim_end().ends_with(';'), "migration {number}");
        }
    }
}
