//! The table that is printed.

/// Rows, printed as they come and together at the end.
#[derive(Default)]
pub(crate) struct Table {
    rows: Vec<[String; 4]>,
}

/// Which side of its bar a value is to be on.
pub(crate) enum Bar {
    AtMost(f64),
    AtLeast(f64),
    /// For comparison only.
    None,
}

impl Table {
    /// Adds a value with as many decimals as it needs, and a unit or remark.
    pub(crate) fn add(&mut self, measure: &str, value: f64, unit: &str, bar: Bar) {
        let (bar, verdict) = match bar {
            Bar::AtMost(most) => (format!("≤ {}", number(most)), if value <= most { "ok" } else { "OVER" }),
            Bar::AtLeast(least) => (format!("≥ {}", number(least)), if value >= least { "ok" } else { "UNDER" }),
            Bar::None => (String::new(), ""),
        };
        let row = [measure.to_owned(), format!("{} {unit}", number(value)), bar, verdict.to_owned()];
        println!("  {}: {} {}", row[0], row[1], row[3]);
        self.rows.push(row);
    }

    /// Prints everything.
    pub(crate) fn print(&self) {
        println!("\n| measure | value | bar | |\n|---|---|---|---|");
        for [measure, value, bar, verdict] in &self.rows {
            println!("| {measure} | {value} | {bar} | {verdict} |");
        }
    }
}

/// Three significant digits.
fn number(value: f64) -> String {
    let decimals = match value.abs() {
        v if v >= 100.0 || v == 0.0 => 0,
        v if v >= 10.0 => 1,
        v if v >= 1.0 => 2,
        _ => 3,
    };
    let text = format!("{value:.decimals$}");
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_short_and_judged() {
        assert_eq!(
            [number(0.7), number(1.0), number(12.345), number(1500.0), number(0.0)],
            ["0.7", "1", "12.3", "1500", "0"]
        );
        let mut table = Table::default();
        table.add("a", 0.8, "ms", Bar::AtMost(0.7));
        table.add("b", 0.8, "", Bar::AtLeast(0.7));
        assert_eq!([&table.rows[0][3], &table.rows[1][3]], ["OVER", "ok"]);
    }
}
