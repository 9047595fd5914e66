//! The roles that the journeys speak of.

/// What kind of thing something is to a person, and to a screen reader.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Role {
    Alert,
    Button,
    Cell,
    Checkbox,
    Combobox,
    Figure,
    /// A file input; it has no role of its own.
    File,
    Group,
    Heading,
    Img,
    Link,
    List,
    ListItem,
    Navigation,
    Radio,
    RadioGroup,
    Region,
    Row,
    RowHeader,
    Slider,
    Status,
    Switch,
    Table,
    Textbox,
    Timer,
}

impl Role {
    /// As ARIA writes it.
    pub fn name(self) -> String {
        format!("{self:?}").to_lowercase()
    }
}
