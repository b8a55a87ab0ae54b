//! What a person sees of a pull: a bar for each layer on a terminal, else one line in the log.

use std::sync::Arc;
use std::time::Duration;

use indicatif::{MultiProgress, ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::model::Sha256Digest;

/// Where pulls show how far they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// A bar for each layer, on standard error.
    Terminal,
    /// One line in the log for each image.
    Log,
}

/// The bars of one image.
#[derive(Debug, Clone)]
pub(super) struct ImageProgress {
    bars: Option<Arc<MultiProgress>>,
}

impl ImageProgress {
    pub(super) fn new(progress: Progress) -> Self {
        let bars = match progress {
            Progress::Terminal => {
                Some(Arc::new(MultiProgress::with_draw_target(ProgressDrawTarget::stderr())))
            }
            Progress::Log => None,
        };
        Self { bars }
    }

    /// Adds the bar of a layer whose blob has `size` bytes.
    pub(super) fn layer(&self, digest: &Sha256Digest, size: u64) -> LayerProgress {
        let bar = self.bars.as_ref().map(|bars| {
            let bar = bars.add(ProgressBar::new(size).with_style(style()));
            bar.set_prefix(digest.to_string()[..12].to_owned());
            bar.set_message("waiting");
            bar.enable_steady_tick(Duration::from_millis(100));
            bar
        });
        LayerProgress { bar }
    }
}

fn style() -> ProgressStyle {
    let template = "{prefix} {bar:30} {bytes:>11}/{total_bytes:11} {msg}";
    // The template is a constant that the tests build.
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

/// The bar of one layer, or nothing.
#[derive(Debug, Clone)]
pub(super) struct LayerProgress {
    bar: Option<ProgressBar>,
}

impl LayerProgress {
    pub(super) fn received(&self, bytes: u64) {
        if let Some(bar) = &self.bar {
            bar.set_message("downloading");
            bar.set_position(bytes);
        }
    }

    pub(super) fn unpacking(&self) {
        if let Some(bar) = &self.bar {
            bar.set_message("unpacking");
        }
    }

    pub(super) fn finished(&self) {
        if let Some(bar) = &self.bar {
            bar.set_position(bar.length().unwrap_or_default());
            bar.finish_with_message("done");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_template_of_a_bar_is_valid() {
        assert!(
            ProgressStyle::with_template("{prefix} {bar:30} {bytes:>11}/{total_bytes:11} {msg}")
                .is_ok()
        );
        style();
    }
}
