import { IconAlertTriangle, IconCloudCheck, IconCloudPause } from '@tabler/icons-react';

/** The icon of each look of `saveText`. */
export const SAVE_ICONS = { ok: IconCloudCheck, wait: IconCloudPause, alert: IconAlertTriangle };
