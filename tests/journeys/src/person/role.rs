//! The roles that the journeys speak of.

/// What kind of thing something is to a person, and to a screen reader.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Role {
    Alert,
    Button,
    Cell,
    Combobox,
    /// A file input; it has no role of its own.
    File,
    Heading,
    Img,
    Link,
    ListItem,
    Radio,
    RadioGroup,
    Region,
    Searchbox,
    Spinbutton,
    Status,
    /// What opens details.
    Summary,
    Switch,
    Textbox,
    Timer,
}

impl Role {
    /// As ARIA writes it.
    pub fn name(self) -> String {
        format!("{self:?}").to_lowercase()
    }
}
